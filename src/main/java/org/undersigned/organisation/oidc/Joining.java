package org.undersigned.organisation.oidc;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.member.Accepting;
import org.undersigned.organisation.member.Inviting;
import org.undersigned.organisation.staff.Person;

/** An invitation taken by signing in at the provider: the link of the invitation says which place, the provider says who comes back. */
@Singleton
final class Joining {

    private final Db db;
    private final Inviting inviting;
    private final Accepting accepting;
    private final AuditLog audit;

    Joining(Db db, Inviting inviting, Accepting accepting, AuditLog audit) {
        this.db = db;
        this.inviting = inviting;
        this.accepting = accepting;
        this.audit = audit;
    }

    /** What comes of it. */
    sealed interface Joined {

        /** The cookie is the one of the new session. */
        record Done(NewCookie cookie) implements Joined {}

        /** The account at the provider is somebody's here already; the invitation waits on. */
        record Taken() implements Joined {}

        /** The invitation was used, or is too old. */
        record Gone() implements Joined {}
    }

    Joined join(UUID id, Asking.Said.Who who, String name, String language, ContainerRequestContext request) {
        var invitation = inviting.waiting(id);
        if (invitation.isEmpty()) return new Joined.Gone();
        if (db.read(handle -> FlowStore.linked(handle, who.issuer(), who.subject()))
                .isPresent()) return new Joined.Taken();
        return accepting
                .accept(invitation.get(), name, language, request, (handle, person) -> link(handle, person, who))
                .<Joined>map(Joined.Done::new)
                .orElseGet(Joined.Gone::new);
    }

    private boolean link(Handle handle, Person person, Asking.Said.Who who) {
        if (!FlowStore.link(handle, person.id(), who.issuer(), who.subject())) return false;
        audit.record(handle, person.actor(), "staff.oidc-link", "staff " + person.id(), who.issuer());
        return true;
    }
}
