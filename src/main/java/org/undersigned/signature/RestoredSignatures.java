package org.undersigned.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.outbox.Outbox;

/** Brings signatures of a restored backup in step with a public log that went on after it. */
@Singleton
public final class RestoredSignatures {

    private final Outbox outbox;
    private final Event<SignatureForgotten> forgotten;

    RestoredSignatures(Outbox outbox, Event<SignatureForgotten> forgotten) {
        this.outbox = outbox;
        this.forgotten = forgotten;
    }

    /**
     * Finds the signatures that the log counts under these commitments. One that is pending in the backup was confirmed after it: it is
     * confirmed again, without grants, because which boxes stayed ticked is not known any more. One in quarantine was released.
     *
     * @return ids by commitment, of those that the backup has
     */
    public Map<ByteBuffer, UUID> confirm(Handle handle, UUID petition, List<byte[]> commitments) {
        var found = new HashMap<ByteBuffer, UUID>();
        for (var row : CommitmentStore.byCommitments(handle, petition, commitments)) {
            if (row.state() != Signature.State.CONFIRMED && !SignatureStore.takeSlot(handle, row.id())) continue;
            if (row.state() == Signature.State.QUARANTINED) SettingAsideStore.releaseGrants(handle, List.of(row.id()));
            found.put(ByteBuffer.wrap(row.commitment()), row.id());
        }
        return found;
    }

    /** Erases a person who withdrew or was erased after the backup. The log says so already. */
    public void forget(Handle handle, UUID petition, UUID signature) {
        var tag = SignatureStore.tag(handle, signature);
        outbox.forget(handle, signature);
        SignatureStore.erase(handle, signature);
        tag.ifPresent(one -> forgotten.fire(new SignatureForgotten(handle, petition, signature, one)));
    }
}
