package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;

/** What the holder of a signer's link may learn of the mark that stands for them in the public log. */
@Singleton
public final class OwnCommitments {

    private final Db db;
    private final Signers signers;

    OwnCommitments(Db db, Signers signers) {
        this.db = db;
        this.signers = signers;
    }

    /**
     * A signature that counts, with what opens its commitment.
     *
     * @param salt if it can be opened with this link
     */
    public record Own(
            Petition petition, String language, UUID signature, byte[] commitment, byte[] tag, Optional<byte[]> salt) {}

    /** The signature behind a link, if it counts and has a mark; nothing for any other text, whatever it is. */
    public Optional<Own> of(String token) {
        return db.inTransaction(handle -> signers.byLink(handle, token)
                .filter(signer -> signer.signature().asTold() == Signature.State.CONFIRMED)
                .flatMap(signer -> {
                    var stored = CommitmentStore.commitment(
                            handle, signer.signature().id());
                    var salt = signer.fields().map(fields -> fields.get("salt")).map(Base64.getDecoder()::decode);
                    return stored.commitment()
                            .map(commitment -> new Own(
                                    signer.petition(),
                                    signer.signature().language(),
                                    signer.signature().id(),
                                    commitment,
                                    stored.tag(),
                                    salt));
                }));
    }
}
