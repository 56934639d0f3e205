package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.Visitor;

/**
 * A password for somebody who signed in without one until now. There is no password of now to ask for, so they must have signed in just
 * now; and there is no password without a second step, so an app is set up with it.
 */
@Singleton
final class FirstPassword {

    private final Db db;
    private final Credentials credentials;
    private final Totp totp;
    private final Sessions sessions;
    private final SignIn signIn;
    private final ChangingAccount.Telling telling;
    private final InstantSource clock;

    FirstPassword(
            Db db,
            Credentials credentials,
            Totp totp,
            Sessions sessions,
            SignIn signIn,
            ChangingAccount.Telling telling,
            InstantSource clock) {
        this.db = db;
        this.credentials = credentials;
        this.totp = totp;
        this.sessions = sessions;
        this.signIn = signIn;
        this.telling = telling;
        this.clock = clock;
    }

    /** What comes of it. */
    sealed interface Added {
        /**
         * It is done.
         *
         * @param codes to be shown this once
         * @param cookie of the new session
         */
        record Done(List<String> codes, NewCookie cookie) implements Added {}

        record Bad(Entered entered) implements Added {}

        /** They signed in too long ago. */
        record Late() implements Added {}

        /** They have one. */
        record There() implements Added {}
    }

    /** Whether somebody signed in just now. */
    boolean isFresh(Visitor visitor) {
        return visitor.session().isFresh(clock.instant());
    }

    boolean isThere(Visitor visitor) {
        return credentials.hasPassword(visitor.person().id());
    }

    /** The secret of an app that this session is offered. */
    byte[] offer(Visitor visitor) {
        return totp.offer(visitor.form() + "|first");
    }

    /** Takes a form with a password and the code of an app. Ends all other sessions, as every change of what one signs in with. */
    Added add(Visitor visitor, Map<String, String> form, ContainerRequestContext request) {
        if (isThere(visitor)) return new Added.There();
        if (!isFresh(visitor)) return new Added.Late();
        var person = visitor.person();
        var password = form.getOrDefault("password", "");
        var secret = offer(visitor);
        var step = totp.step(secret, form.getOrDefault("code", ""), 0);
        var errors = new LinkedHashMap<String, String>();
        PasswordRules.fault(password, List.of(person.name(), person.email()))
                .ifPresent(fault -> errors.put("password", "staff.password." + fault));
        if (step.isEmpty()) errors.put("code", "staff.setup.codeWrong");
        if (!errors.isEmpty()) return new Added.Bad(new Entered(Map.of(), errors));
        var hash = Credentials.hash(password);
        return db.inTransaction(handle -> {
            if (!CredentialStore.addPassword(handle, person.id(), hash)) return new Added.There();
            credentials.setTotp(handle, person.id(), secret, step.getAsLong());
            var codes = credentials.newRecoveryCodes(handle, person.id());
            sessions.endOthers(handle, person.id(), visitor.session().id());
            telling.added(handle, person);
            return new Added.Done(
                    codes, signIn.begin(handle, person.id(), visitor.session().how(), request));
        });
    }
}
