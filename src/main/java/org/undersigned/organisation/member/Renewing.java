package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.signin.PasswordRules;
import org.undersigned.organisation.signin.Totp;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Entered;

/**
 * A new second factor by a mailed link: whoever has the link has to know the password, too. Who has none, because a passkey or a provider
 * was enough until now, chooses one.
 */
@Singleton
final class Renewing {

    private final Credentials credentials;
    private final Accepting accepting;
    private final Totp totp;
    private final Tries tries;

    Renewing(Credentials credentials, Accepting accepting, Totp totp, Tries tries) {
        this.credentials = credentials;
        this.accepting = accepting;
        this.totp = totp;
        this.tries = tries;
    }

    /** What comes of it. */
    sealed interface Renewed {
        record Done(Accepting.Accepted accepted) implements Renewed {}

        record Bad(Entered entered) implements Renewed {}

        /** Somebody was faster. */
        record Gone() implements Renewed {}
    }

    Renewed renew(Map<String, String> form, Invitation invitation, byte[] secret, ContainerRequestContext request) {
        var person = invitation.renews().orElseThrow();
        var password = form.getOrDefault("password", "");
        var chooses = choosesPassword(invitation);
        var errors = new LinkedHashMap<String, String>();
        if (!tries.mayTry("password", person.toString().getBytes(StandardCharsets.US_ASCII)))
            errors.put("password", "staff.signIn.tooOften");
        else if (chooses)
            PasswordRules.fault(password, List.of(invitation.email()))
                    .ifPresent(fault -> errors.put("password", "staff.password." + fault));
        else if (!credentials.matches(invitation.renews(), password))
            errors.put("password", "staff.account.passwordWrong");
        var step = totp.step(secret, form.getOrDefault("code", ""), 0);
        if (step.isEmpty()) errors.put("code", "staff.setup.codeWrong");
        if (!errors.isEmpty()) return new Renewed.Bad(new Entered(Map.of(), errors));
        var hash = chooses ? Optional.of(Credentials.hash(password)) : Optional.<String>empty();
        return accepting
                .renew(invitation, person, hash, secret, step.getAsLong(), request)
                .<Renewed>map(Renewed.Done::new)
                .orElseGet(Renewed.Gone::new);
    }

    /** Whether it is for somebody without a password. */
    boolean choosesPassword(Invitation invitation) {
        return invitation
                .renews()
                .filter(person -> !credentials.hasPassword(person))
                .isPresent();
    }
}
