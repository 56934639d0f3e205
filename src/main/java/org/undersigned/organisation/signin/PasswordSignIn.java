package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;

/** The first step of signing in with a password. */
@Singleton
final class PasswordSignIn {

    private final Db db;
    private final Persons persons;
    private final Credentials credentials;
    private final Tries tries;
    private final AuditLog audit;

    PasswordSignIn(Db db, Persons persons, Credentials credentials, Tries tries, AuditLog audit) {
        this.db = db;
        this.persons = persons;
        this.credentials = credentials;
        this.tries = tries;
        this.audit = audit;
    }

    /** What comes of an address and a password. */
    sealed interface Tried {
        /** They belong together; the second factor comes next. */
        record Right(UUID person) implements Tried {}

        /** They do not, whatever the reason. */
        record Wrong() implements Tried {}

        /** Too many tries; nothing was looked at. */
        record TooOften() implements Tried {}
    }

    /** Looks at an address and a password. Somebody, nobody and somebody without a password take the same steps. */
    Tried check(String email, String password, String network) {
        var address = MailAddress.parse(email);
        if (!tries.mayTryFrom(network)) return new Tried.TooOften();
        if (address.isPresent() && !tries.mayTry("password", persons.tag(address.get()))) return new Tried.TooOften();
        if (password.length() > 4 * PasswordRules.LONGEST) return wrong(Optional.empty());
        var person = address.flatMap(one -> db.read(handle -> persons.byAddress(handle, one)))
                .map(Person::id);
        return credentials.matches(person, password) ? new Tried.Right(person.orElseThrow()) : wrong(person);
    }

    private Tried wrong(Optional<UUID> person) {
        db.useTransaction(handle -> audit.record(
                handle,
                "stranger",
                AuditActions.STAFF_SIGN_IN_FAILED,
                person.map(id -> "staff " + id).orElse("staff unknown"),
                "password"));
        return new Tried.Wrong();
    }
}
