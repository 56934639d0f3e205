package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.SignIn;

/** Signing in with a passkey and nothing else: who somebody is, the device says. */
@Singleton
final class PasskeySignIn {

    private final Db db;
    private final InstantSource clock;
    private final Ceremony ceremony;
    private final Challenges challenges;
    private final SignIn signIn;
    private final AuditLog audit;

    PasskeySignIn(Db db, InstantSource clock, Ceremony ceremony, Challenges challenges, SignIn signIn, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** What comes of a try. */
    sealed interface Tried {

        /** Signed in; the cookie is the one of the new session. */
        record Right(NewCookie cookie) implements Tried {}

        /** The challenge was used, is too old, or was made for another browser. */
        record Stale() implements Tried {}

        record Wrong() implements Tried {}

        /** The device may have been copied. */
        record Copied() implements Tried {}
    }

    /** Takes what a browser sent, as JSON of the standard. */
    Tried check(String answer, ContainerRequestContext request) {
        var read = ceremony.used(answer);
        if (read.isEmpty()) return new Tried.Wrong();
        var data = read.get();
        if (!challenges.take(request, Ceremony.challenge(data.getCollectedClientData()), Optional.empty()))
            return new Tried.Stale();
        // A credential under another person's handle is found no more than one that nobody has.
        var found = db.read(handle -> PasskeyStore.find(handle, data.getCredentialId(), data.getUserHandle()));
        if (found.isEmpty()) return new Tried.Wrong();
        var passkey = found.get();
        return switch (ceremony.judge(data, passkey)) {
            case Ceremony.Signed.Right right -> enter(passkey, right, request);
            case Ceremony.Signed.Wrong wrong -> refuse(passkey, "passkey", new Tried.Wrong());
            case Ceremony.Signed.Copied copied -> refuse(passkey, "passkey may be copied", new Tried.Copied());
        };
    }

    private Tried enter(Passkey passkey, Ceremony.Signed.Right right, ContainerRequestContext request) {
        var cookie = db.inTransaction(
                handle -> PasskeyStore.use(handle, passkey.id(), right.count(), right.backedUp(), Day.today(clock))
                        ? Optional.of(signIn.begin(handle, passkey.person(), "passkey", request))
                        : Optional.<NewCookie>empty());
        return cookie.<Tried>map(Tried.Right::new)
                .orElseGet(() -> refuse(passkey, "passkey may be copied", new Tried.Copied()));
    }

    private Tried refuse(Passkey passkey, String why, Tried refused) {
        db.useTransaction(handle ->
                audit.record(handle, "stranger", AuditActions.STAFF_SIGN_IN_FAILED, "staff " + passkey.person(), why));
        return refused;
    }
}
