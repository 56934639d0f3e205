package org.undersigned.signature;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

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

    /**
     * What one organisation may do, or might until it was taken back or ended.
     *
     * @param waiting whether it waits for a second yes
     * @param until the last day on which it may, or null if there is none
     */
    public record Allowed(Organisation organisation, boolean live, boolean waiting, LocalDate until) {}

    static SignerView of(Withdrawing.OwnPage page, Campaigns.Content content, Choices choices, String token) {
        var signer = page.signer();
        var campaign = signer.petition().campaign().id();
        var signed = signer.signature().day();
        // An organisation that was allowed before and asks again is there once, as the one that waits.
        var granted = page.grants().stream()
                .filter(grant -> !page.waiting().contains(grant.organisation()))
                .flatMap(grant -> organisation(content, grant.organisation())
                        .map(one -> new Allowed(
                                one,
                                grant.live(),
                                false,
                                choices.of(campaign, one.id())
                                        .months()
                                        .map(months -> signed.plusMonths(months).minusDays(1))
                                        .orElse(null)))
                        .stream());
        var waiting = page.waiting().stream()
                .flatMap(id -> organisation(content, id).stream())
                .map(one -> new Allowed(one, false, true, null));
        return new SignerView(
                signer.signature(),
                signer.petition(),
                signer.fields().map(fields -> Kept.of(signer.petition(), fields)),
                signer.whySealed(),
                Languages.country(
                        signer.signature().country(), signer.signature().language()),
                Stream.concat(waiting, granted)
                        .sorted(Comparator.comparing(Allowed::waiting)
                                .reversed()
                                .thenComparing(one -> one.organisation().slug()))
                        .toList(),
                "/signatures/" + token);
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
