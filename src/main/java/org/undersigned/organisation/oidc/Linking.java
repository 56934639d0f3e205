package org.undersigned.organisation.oidc;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.member.Accepting;
import org.undersigned.organisation.member.Inviting;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.StaffMail;

/** The links between accounts and what the provider says: signing in by one, and taking an invitation by making one. */
@Singleton
class Linking {

    private final Db db;
    private final SignIn signIn;
    private final Inviting inviting;
    private final Accepting accepting;
    private final Outbox outbox;
    private final StaffMail mail;
    private final AuditLog audit;

    Linking(
            Db db,
            SignIn signIn,
            Inviting inviting,
            Accepting accepting,
            Outbox outbox,
            StaffMail mail,
            AuditLog audit) {
        this.db = db;
        this.signIn = signIn;
        this.inviting = inviting;
        this.accepting = accepting;
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

    /** Makes a person of an invitation, linked with {@code who}. */
    Accepting.Taken join(
            UUID invitation, Asking.Said.Who who, String name, String language, ContainerRequestContext request) {
        return inviting.waiting(invitation)
                .map(waits ->
                        accepting.accept(waits, name, language, request, (handle, person) -> link(handle, person, who)))
                .orElseGet(Accepting.Taken.Gone::new);
    }

    /** Links a person with {@code who}, and tells them; false if that is somebody else's already. */
    boolean link(Person person, Asking.Said.Who who) {
        return db.inTransaction(handle -> {
            if (!link(handle, person, who)) {
                handle.rollback();
                return false;
            }
            mail.notice(handle, outbox, person, "oidcLinked");
            return true;
        });
    }

    private boolean link(Handle handle, Person person, Asking.Said.Who who) {
        if (!FlowStore.link(handle, person.id(), who.issuer(), who.subject())) return false;
        audit.record(handle, person.actor(), AuditActions.STAFF_OIDC_LINK, "staff " + person.id(), who.issuer());
        return true;
    }

    /** Takes the link away, unless it is the only way in. */
    boolean unlink(Person person) {
        return db.inTransaction(handle -> {
            if (!FlowStore.hasOther(handle, person.id()) || !FlowStore.unlink(handle, person.id())) return false;
            mail.notice(handle, outbox, person, "oidcUnlinked");
            audit.record(handle, person.actor(), AuditActions.STAFF_OIDC_UNLINK, "staff " + person.id(), "");
            return true;
        });
    }
}
