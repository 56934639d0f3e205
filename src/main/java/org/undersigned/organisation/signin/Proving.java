package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.undersigned.organisation.staff.Visitor;

/** Asks for the password once more before something about the account itself changes: an open browser is not enough for that. */
@Singleton
final class Proving {

    private final Credentials credentials;
    private final Tries tries;

    Proving(Credentials credentials, Tries tries) {
        this.credentials = credentials;
        this.tries = tries;
    }

    /** What is wrong with field {@code current} of a form: key of a message, or nothing. */
    Optional<String> fault(Visitor visitor, Map<String, String> form) {
        var person = visitor.person().id();
        if (!tries.mayTry("password", person.toString().getBytes(StandardCharsets.US_ASCII)))
            return Optional.of("staff.signIn.tooOften");
        return credentials.matches(Optional.of(person), form.getOrDefault("current", ""))
                ? Optional.empty()
                : Optional.of("staff.account.passwordWrong");
    }

    /** Counts a try for the second step. */
    boolean mayTrySecond(Visitor visitor) {
        return tries.mayTry("second", visitor.person().id().toString().getBytes(StandardCharsets.US_ASCII));
    }
}
