package org.undersigned.signature;

import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.supporter.Notice;

/**
 * A signature as it goes to disk: everything that takes a key is done already, by the thread that took the form, so that the writer
 * only writes.
 *
 * @param row what the person typed
 * @param asking the mail that asks for confirmation
 * @param asked the boxes that were ticked
 */
record SealedSignature(PendingSignature signature, Aead.Sealed row, Asking asking, List<Asked> asked) {

    /** A mail that may confirm, and what the database knows of it. */
    record Asking(byte[] locator, byte[] tokenHash, byte[] codeHash, Outbox.Row mail) {}

    /** A box that was ticked, with the time under a seal. */
    record Asked(UUID id, Notice notice, Aead.Sealed at) {}
}
