package org.undersigned.campaign;

import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/** Writes what organisations themselves say about a statement. Callers call {@link org.undersigned.foundation.db.Publication#changed}. */
public final class SignOnWriting {

    private SignOnWriting() {}

    /**
     * An organisation approves a version; in place of what others wrote there for it, and of a sign-on that it took back. False, and nothing
     * is changed, if it stands by that version already.
     */
    public static boolean sign(Handle handle, UUID statement, Statement.SignOn one) {
        return handle.createUpdate("""
                        INSERT INTO sign_on (statement, position, version, organisation, person, office, dated, own)
                        SELECT :statement, coalesce(max(position) + 1, 0), :version, :organisation, :person, CAST(:office AS json), :dated, true
                          FROM sign_on WHERE statement = :statement
                        ON CONFLICT (statement, version, organisation) DO UPDATE SET
                               person = excluded.person, office = excluded.office, dated = excluded.dated, own = true, withdrawn = NULL
                         WHERE NOT sign_on.own OR sign_on.withdrawn IS NOT NULL
                        """)
                        .bind("statement", statement)
                        .bind("version", one.version())
                        .bind("organisation", one.organisation().id())
                        .bind("person", one.person())
                        .bind("office", Db.toJson(one.office()))
                        .bind("dated", one.dated())
                        .execute()
                > 0;
    }

    /** Closes or opens the public form of a statement; false if it was so. */
    public static boolean closeForm(Handle handle, UUID statement, boolean closed) {
        return handle.execute(
                        "UPDATE statement SET form_closed = ? WHERE id = ? AND form_closed <> ?",
                        closed,
                        statement,
                        closed)
                > 0;
    }

    /** Takes back what one person signed for an organisation, and their name out of it; for the public it was withdrawn. */
    public static void forget(Handle handle, UUID statement, UUID organisation, String person, LocalDate today) {
        handle.execute("""
                UPDATE sign_on SET own = true, withdrawn = coalesce(withdrawn, ?), person = ''
                 WHERE statement = ? AND organisation = ? AND person = ?
                """, today, statement, organisation, person);
    }

    /** An organisation takes back every approval of a statement that it stands by; false if there is none. */
    public static boolean withdraw(Handle handle, UUID statement, UUID organisation, LocalDate today) {
        return handle.execute("""
                        UPDATE sign_on SET own = true, withdrawn = ? WHERE statement = ? AND organisation = ? AND withdrawn IS NULL
                        """, today, statement, organisation) > 0;
    }
}
