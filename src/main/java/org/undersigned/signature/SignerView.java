package org.undersigned.signature;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Grant;

/**
 * What a signer's own page shows.
 *
 * @param own answers to the petition's own questions
 * @param path of the page; every change goes to an address under it
 */
public record SignerView(
        Signature signature,
        Petition petition,
        String name,
        String email,
        String postcode,
        String country,
        List<Answer> own,
        List<Allowed> allowed,
        String path) {

    /** An answer with the question as the form asks it now. */
    public record Answer(Translated label, String text) {}

    /** What one organisation may do, or might until it was taken back. */
    public record Allowed(Organisation organisation, boolean live) {}

    static SignerView of(Withdrawing.OwnPage page, Campaigns.Content content, String token) {
        var signer = page.signer();
        var own = signer.petition().fields().stream()
                .filter(field -> signer.fields().containsKey("own." + field.name()))
                .map(field -> new Answer(field.label(), signer.fields().get("own." + field.name())))
                .toList();
        var allowed = page.grants().stream()
                .flatMap(grant -> allowed(grant, content).stream())
                .toList();
        return new SignerView(
                signer.signature(),
                signer.petition(),
                signer.name(),
                signer.email(),
                signer.postcode(),
                Countries.name(signer.signature().country(), signer.signature().language()),
                own,
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

    /** Whether it counts now. */
    public boolean isCounted() {
        return signature.state() == Signature.State.CONFIRMED;
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
