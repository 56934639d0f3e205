package org.undersigned.organisation.oidc;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.StaffMail;

/** The links between accounts and what the provider says, and signing in by one. */
@Singleton
class Linking {

    private final Db db;
    private final SignIn signIn;
    private final Outbox outbox;
    private final StaffMail mail;
    private final AuditLog audit;

    Linking(Db db, SignIn signIn, Outbox outbox, StaffMail mail, AuditLog audit) {
        this.db = db;
        this.signIn = signIn;
        this.outbox = outbox;
        this.mail = mail;
        this.audit = audit;
    }

    boolean isLinked(UUID person) {
        return db.read(handle -> FlowStore.isLinked(handle, person));
    }

    /** Signs in whoever is linked with {@code who}: the cookie of the new session, or nothing if nobody is. */
    Optional<NewCookie> signIn(Asking.Said.Who who, ContainerRequestContext request) {
        return db.inTransaction(handle -> FlowStore.linked(handle, who.issuer(), who.subject())
                .map(person -> signIn.begin(handle, person, "oidc", request)));
    }

    /** Links a person with {@code who}; false if that is somebody else's already. */
    boolean link(Person person, Asking.Said.Who who) {
        return db.inTransaction(handle -> {
            if (!FlowStore.link(handle, person.id(), who.issuer(), who.subject())) {
                handle.rollback();
                return false;
            }
            mail.notice(handle, outbox, person, "oidcLinked");
            audit.record(handle, person.actor(), "staff.oidc-link", "staff " + person.id(), who.issuer());
            return true;
        });
    }

    /** Takes the link away, unless it is the only way in. */
    boolean unlink(Person person) {
        return db.inTransaction(handle -> {
            if (!FlowStore.hasOther(handle, person.id()) || !FlowStore.unlink(handle, person.id())) return false;
            mail.notice(handle, outbox, person, "oidcUnlinked");
            audit.record(handle, person.actor(), "staff.oidc-unlink", "staff " + person.id(), "");
            return true;
        });
    }
}
