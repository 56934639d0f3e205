package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Sessions;

/** The change behind the link: second step and link are used up, every session ends, and its owner is told, in one transaction. */
@Singleton
final class ChangingForgotten {

    private final Db db;
    private final Credentials credentials;
    private final Sessions sessions;
    private final ChangingAccount.Telling telling;
    private final AuditLog audit;

    ChangingForgotten(
            Db db, Credentials credentials, Sessions sessions, ChangingAccount.Telling telling, AuditLog audit) {
        this.db = db;
        this.credentials = credentials;
        this.sessions = sessions;
        this.telling = telling;
        this.audit = audit;
    }

    /** False if the second step was wrong; then the link stays good. */
    boolean change(Person person, byte[] tokenHash, String second, String hash) {
        return db.inTransaction(handle -> {
            if (credentials.useSecondFactor(handle, person.id(), second).isEmpty()) {
                audit.record(
                        handle,
                        "stranger",
                        AuditActions.STAFF_SIGN_IN_FAILED,
                        "staff " + person.id(),
                        "second factor, new password");
                return false;
            }
            if (!ForgottenStore.use(handle, tokenHash)) return false;
            credentials.setPassword(handle, person.id(), hash);
            sessions.endAll(handle, person.id());
            telling.changed(handle, person, "password");
            return true;
        });
    }
}
