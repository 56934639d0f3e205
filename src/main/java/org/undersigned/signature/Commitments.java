package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.HashMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.petition.LogOrigins;
import org.undersigned.supporter.Sealing;

/** Finds what the public log says of a signature; for signatures from before there was a log it is made now. */
@Singleton
public final class Commitments {

    private final Signers signers;
    private final Sealing sealing;
    private final LogOrigins origins;

    Commitments(Signers signers, Sealing sealing, LogOrigins origins) {
        this.signers = signers;
        this.sealing = sealing;
        this.origins = origins;
    }

    /** The commitment of a signature, 32 bytes. Made with it since there is a log; else now, in the caller's transaction. */
    public byte[] of(Handle handle, UUID petition, UUID signature) {
        var stored = CommitmentStore.commitment(handle, signature);
        return stored.commitment().orElseGet(() -> make(handle, petition, signature, stored.tag()));
    }

    private byte[] make(Handle handle, UUID petition, UUID signature, byte[] tag) {
        var salt = Commitment.salt();
        var commitment = Commitment.of(salt, origins.of(petition) + "/signatures", tag);
        var fields = new HashMap<>(signers.fields(handle, petition, signature));
        fields.put("salt", Base64.getEncoder().encodeToString(salt));
        SignatureStore.reseal(
                handle, signature, sealing.keyId(), sealing.seal(petition, signature, SignatureStore.PURPOSE, fields));
        CommitmentStore.commit(handle, signature, commitment);
        return commitment;
    }
}
