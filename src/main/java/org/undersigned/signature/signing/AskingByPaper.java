package org.undersigned.signature.signing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.petition.Petition;
import org.undersigned.risk.MailAllowance;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Source;
import org.undersigned.supporter.Sealing;

/**
 * Asks somebody who signed on paper, and wrote an address there, to confirm. From here on it is a signature like any other, with source
 * {@code paper:typed}: pending until the person behind the mailbox says yes, and no box counts before. An address read from handwriting is a
 * guess until then.
 */
@Singleton
public final class AskingByPaper {

    private final Signing signing;
    private final RecipientKeys keys;
    private final Outbox outbox;

    AskingByPaper(Signing signing, RecipientKeys keys, Outbox outbox) {
        this.signing = signing;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** Erases what a person was asked and did not confirm yet, with its mail: they want to be removed from paper. */
    public void callOff(Handle handle, UUID petition, byte[] personTag) {
        SignatureStore.byTag(handle, petition, personTag)
                .filter(one -> one.state() == Signature.State.PENDING)
                .filter(one -> SignatureStore.source(handle, one.id())
                        .filter(Source.TYPED_IN::equals)
                        .isPresent())
                .ifPresent(one -> {
                    outbox.forget(handle, one.id());
                    SignatureStore.erase(handle, one.id());
                });
    }

    /**
     * Asks, unless the same person signed here, be it without confirming yet: then nothing changes. So it asks once however often it is called.
     * True when it is on disk, false if it has to be tried again.
     *
     * @param row names what is asked about
     * @param person with an address
     * @param consents slugs of organisations whose box was ticked; those that have no key any more are left out
     * @param language of the sheet
     */
    public CompletableFuture<Boolean> ask(
            Petition petition,
            UUID row,
            OnPaper person,
            boolean isPublic,
            boolean wantsUpdates,
            List<String> consents,
            String language) {
        var submission = new Submission(
                person.name(),
                person.email().orElseThrow(),
                person.country(),
                person.postcode(),
                isPublic,
                wantsUpdates,
                consents.stream()
                        .filter(slug -> petition.campaign().partner(slug).isPresent())
                        .filter(slug -> keys.of(Sealing.organisation(slug)).isPresent())
                        .sorted()
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Source.TYPED_IN),
                language,
                Map.of(),
                Optional.of("paper/" + row));
        return signing.sign(petition, submission, MailAllowance.STAFF)
                .thenApply(signed -> signed instanceof Signing.Signed.Taken);
    }
}
