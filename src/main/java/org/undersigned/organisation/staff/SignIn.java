package org.undersigned.organisation.staff;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;

/**
 * Where every way to sign in ends: a way finds out who somebody is, and this makes the session. The token is always a new one, so what
 * somebody planted in the browser before is worth nothing afterwards.
 */
@Singleton
public final class SignIn {

    private final Sessions sessions;
    private final StaffCookie cookie;
    private final AuditLog audit;

    SignIn(Sessions sessions, StaffCookie cookie, AuditLog audit) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    /**
     * Signs a person in, in the caller's transaction, and ends the session that the browser had. Answer with the cookie that comes back.
     *
     * @param how the way: there is a message {@code staff.how.…} for it
     */
    public NewCookie begin(Handle handle, UUID person, String how, ContainerRequestContext request) {
        audit.record(handle, "staff:" + person, AuditActions.STAFF_SIGN_IN, "staff " + person, how);
        return begin(handle, person, how, true, request);
    }

    /** As {@link #begin}, when a second factor is still to come: the session can do nothing but that, for ten minutes. */
    public NewCookie beginHalf(Handle handle, UUID person, String how, ContainerRequestContext request) {
        return begin(handle, person, how, false, request);
    }

    private NewCookie begin(Handle handle, UUID person, String how, boolean complete, ContainerRequestContext request) {
        cookie.token(request).ifPresent(token -> sessions.end(handle, token));
        return cookie.of(sessions.begin(handle, person, how, complete, request.getHeaderString("User-Agent")));
    }
}
