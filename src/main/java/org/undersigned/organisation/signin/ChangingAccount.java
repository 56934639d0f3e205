package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.StaffMail;
import org.undersigned.organisation.staff.Visitor;

/** Changes of what somebody signs in with. Each asks for both factors once more, ends all other sessions, tells its owner by mail, and is in the audit log. */
@Singleton
final class ChangingAccount {

    private final Db db;
    private final Proving proving;
    private final Credentials credentials;
    private final Totp totp;
    private final Sessions sessions;
    private final Telling telling;

    ChangingAccount(Db db, Proving proving, Credentials credentials, Totp totp, Sessions sessions, Telling telling) {
        this.db = db;
        this.proving = proving;
        this.credentials = credentials;
        this.totp = totp;
        this.sessions = sessions;
        this.telling = telling;
    }

    /** What comes of a change. */
    sealed interface Changed {
        /**
         * It is done.
         *
         * @param codes new recovery codes, if there are
         */
        record Done(List<String> codes) implements Changed {}

        record Bad(Entered entered) implements Changed {}
    }

    /** A new password. */
    Changed password(Visitor visitor, Map<String, String> form) {
        var errors = new LinkedHashMap<String, String>();
        proving.fault(visitor, form).ifPresent(fault -> errors.put("current", fault));
        var person = visitor.person();
        var password = form.getOrDefault("password", "");
        PasswordRules.fault(password, List.of(person.name(), person.email()))
                .ifPresent(fault -> errors.put("password", "staff.password." + fault));
        if (!errors.isEmpty()) return new Changed.Bad(new Entered(Map.of(), errors));
        var hash = Credentials.hash(password);
        return proven(visitor, form, handle -> {
            credentials.setPassword(handle, person.id(), hash);
            done(handle, visitor, "password");
            return List.of();
        });
    }

    /** A new authenticator app. */
    Changed app(Visitor visitor, Map<String, String> form) {
        var errors = new LinkedHashMap<String, String>();
        proving.fault(visitor, form).ifPresent(fault -> errors.put("current", fault));
        var secret = offer(visitor);
        var step = totp.step(secret, form.getOrDefault("code", ""), 0);
        if (step.isEmpty()) errors.put("code", "staff.setup.codeWrong");
        if (!errors.isEmpty()) return new Changed.Bad(new Entered(Map.of(), errors));
        return proven(visitor, form, handle -> {
            credentials.setTotp(handle, visitor.person().id(), secret, step.getAsLong());
            done(handle, visitor, "app");
            return List.of();
        });
    }

    /** New recovery codes in place of the old ones. */
    Changed codes(Visitor visitor, Map<String, String> form) {
        var fault = proving.fault(visitor, form);
        if (fault.isPresent()) return refused("current", fault.get());
        return proven(visitor, form, handle -> {
            var codes = credentials.newRecoveryCodes(handle, visitor.person().id());
            done(handle, visitor, "codes");
            return codes;
        });
    }

    /** Uses up the second step that was typed, the last thing to be looked at, and changes what is to be changed; or neither. */
    private Changed proven(Visitor visitor, Map<String, String> form, Function<Handle, List<String>> change) {
        if (!proving.mayTrySecond(visitor)) return refused("second", "staff.signIn.tooOften");
        return db.inTransaction(handle -> {
            var person = visitor.person().id();
            return credentials
                    .useSecondFactor(handle, person, form.getOrDefault("second", ""))
                    .<Changed>map(how -> new Changed.Done(change.apply(handle)))
                    .orElseGet(() -> refused("second", "staff.second.wrong"));
        });
    }

    private static Changed refused(String field, String why) {
        return new Changed.Bad(new Entered(Map.of(), Map.of(field, why)));
    }

    /** The secret that this session is offered; another one once a new app is set up. */
    byte[] offer(Visitor visitor) {
        return totp.offer(
                visitor.form() + "|" + credentials.lastStep(visitor.person().id()));
    }

    private void done(Handle handle, Visitor visitor, String what) {
        sessions.endOthers(handle, visitor.person().id(), visitor.session().id());
        telling.changed(handle, visitor.person(), what);
    }

    /** Mail and audit log. */
    @Singleton
    static final class Telling {
        private final Outbox outbox;
        private final StaffMail mail;
        private final AuditLog audit;

        Telling(Outbox outbox, StaffMail mail, AuditLog audit) {
            this.outbox = outbox;
            this.mail = mail;
            this.audit = audit;
        }

        void changed(Handle handle, org.undersigned.organisation.staff.Person person, String what) {
            mail.notice(handle, outbox, person, what + "Changed");
            audit.record(handle, person.actor(), AuditActions.STAFF_ACCOUNT, "staff " + person.id(), what);
        }

        void added(Handle handle, org.undersigned.organisation.staff.Person person) {
            mail.notice(handle, outbox, person, "passwordAdded");
            audit.record(handle, person.actor(), AuditActions.STAFF_PASSWORD_ADD, "staff " + person.id(), "");
        }
    }
}
