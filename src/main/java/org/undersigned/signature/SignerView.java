package org.undersigned.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Grant;

/**
 * What a signer's own page shows.
 *
 * @param kept what was typed, if this link opens it
 * @param whySealed message that says why it does not
 * @param path of the page; every change goes to an address under it
 */
public record SignerView(
        Signature signature,
        Petition petition,
        Optional<Kept> kept,
        String whySealed,
        String country,
        List<Allowed> allowed,
        String path) {

    /** What was typed, as the person's own token opens it. */
    public record Kept(String name, String email, String postcode, List<Answer> own) {

        private static Kept of(Petition petition, Map<String, String> fields) {
            var own = petition.fields().stream()
                    .filter(field -> fields.containsKey("own." + field.name()))
                    .map(field -> new Answer(field.label(), fields.get("own." + field.name())))
                    .toList();
            return new Kept(fields.get("name"), fields.get("email"), fields.getOrDefault("postcode", ""), own);
        }

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /** An answer with the question as the form asks it now. */
    public record Answer(Translated label, String text) {}

    /** What one organisation may do, or might until it was taken back. */
    public record Allowed(Organisation organisation, boolean live) {}

    static SignerView of(Withdrawing.OwnPage page, Campaigns.Content content, String token) {
        var signer = page.signer();
        var allowed = page.grants().stream()
                .flatMap(grant -> allowed(grant, content).stream())
                .toList();
        return new SignerView(
                signer.signature(),
                signer.petition(),
                signer.fields().map(fields -> Kept.of(signer.petition(), fields)),
                signer.whySealed(),
                Languages.country(
                        signer.signature().country(), signer.signature().language()),
                allowed,
                "/signatures/" + token);
    }

    private static Optional<Allowed> allowed(Grant grant, Campaigns.Content content) {
        return organisation(content, grant.organisation()).map(organisation -> new Allowed(organisation, grant.live()));
    }

    private static Optional<Organisation> organisation(Campaigns.Content content, UUID id) {
        return content.organisations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** Whether this link opens what was typed; then it can also show the name, and start mail. */
    public boolean isOpen() {
        return kept.isPresent();
    }

    /** What was typed; asked for only if it {@link #isOpen}. */
    public Kept typed() {
        return kept.orElseThrow();
    }

    /** Whether it counts, as far as its person is told. */
    public boolean isCounted() {
        return signature.asTold() == Signature.State.CONFIRMED;
    }

    /** Whether it was taken back. */
    public boolean isWithdrawn() {
        return signature.state() == Signature.State.WITHDRAWN;
    }

    /** Whether it can still be taken back. */
    public boolean canWithdraw() {
        return SignatureLifecycle.allows(signature.state(), Signature.State.WITHDRAWN);
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "SignerView[" + signature.id() + "]";
    }
}
