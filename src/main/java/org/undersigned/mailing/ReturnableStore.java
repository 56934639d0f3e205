package org.undersigned.mailing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about mails to lists that are no mailing and may come back. */
final class ReturnableStore {

    private ReturnableStore() {}

    /**
     * A mail that may come back.
     *
     * @param organisation in whose name it went
     * @param ref what its person is in that organisation's lists
     */
    record Returnable(UUID id, UUID organisation, byte[] ref) {
        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Returnable[hidden]";
        }
    }

    /** Notes one before it leaves, once however often it is tried. */
    static void add(Handle handle, Returnable mail, UUID signature, LocalDate day) {
        handle.execute(
                "INSERT INTO returnable_mail (id, organisation, signature, ref, day) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                mail.id(),
                mail.organisation(),
                signature,
                mail.ref(),
                day);
    }

    static Optional<Returnable> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM returnable_mail WHERE id = ?", id)
                .map((row, context) ->
                        new Returnable(Column.uuid(row, "id"), Column.uuid(row, "organisation"), row.getBytes("ref")))
                .findOne();
    }

    /** Forgets those of before a day. */
    static void forget(Handle handle, LocalDate before) {
        handle.execute("DELETE FROM returnable_mail WHERE day < ?", before);
    }
}
