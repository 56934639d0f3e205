package org.undersigned.signature.signing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.division.DivisionNotice;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.SealedRow;

/**
 * A signature as it goes to disk: everything that takes a key is done already, by the thread that took the form, so that the writer
 * only writes.
 *
 * @param rows what the person typed, for each recipient apart
 * @param asking the mail that asks for confirmation
 * @param asked the boxes that were ticked
 * @param division the box about the division of new supporters, if it was
 */
record SealedSignature(
        PendingSignature signature,
        List<SealedRow> rows,
        Asking asking,
        List<Asked> asked,
        Optional<Division> division) {

    /** A mail that may confirm, and what the database knows of it. */
    record Asking(byte[] locator, byte[] tokenHash, byte[] codeHash, UUID signature) {

        /** The mail itself, whose content is the row for the day's key. */
        Outbox.Row mail(java.time.Instant due) {
            return Outbox.Row.about(MailKind.CONFIRM, signature, due);
        }
    }

    /** The box about the division, with the time under a seal. */
    record Division(UUID id, DivisionNotice notice, Aead.Sealed at) {}

    /** A box that was ticked, with the time under a seal. */
    record Asked(UUID id, Notice notice, Aead.Sealed at) {}
}
