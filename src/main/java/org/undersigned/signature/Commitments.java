package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.petition.LogOrigins;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Finds what the public log says of a signature; for signatures from before there was a log it is made now. */
@Singleton
public final class Commitments {

    private final Sealing sealing;
    private final LogOrigins origins;

    Commitments(Sealing sealing, LogOrigins origins) {
        this.sealing = sealing;
        this.origins = origins;
    }

    /** The commitment of a signature, 32 bytes. Made with it since there is a log; else now, in the caller's transaction. */
    public byte[] of(Handle handle, UUID petition, UUID signature) {
        var stored = CommitmentStore.commitment(handle, signature);
        return stored.commitment().orElseGet(() -> make(handle, petition, signature, stored.tag()));
    }

    /** No token is at hand that the person has, so the salt goes to the steward alone. */
    private byte[] make(Handle handle, UUID petition, UUID signature, byte[] tag) {
        var salt = Commitment.salt();
        var commitment = Commitment.of(salt, origins.of(petition) + "/signatures", tag);
        var plain = Sealing.plain(Map.of("salt", Base64.getEncoder().encodeToString(salt)));
        var row = sealing.seal(handle, petition, signature, Sealing.STEWARD, "salt", plain);
        SealedRowStore.add(handle, List.of(row));
        CommitmentStore.commit(handle, signature, commitment);
        return commitment;
    }
}
