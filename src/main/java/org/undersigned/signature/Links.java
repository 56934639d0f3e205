package org.undersigned.signature;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.petition.Petition;

/** What stands in mailed links and in addresses, looked at before anything else is done with it. */
public final class Links {

    /** How long a mailed link confirms. */
    public static final Duration CONFIRMATION_LASTS = Duration.ofHours(48);

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private Links() {}

    /**
     * A token that can be one.
     *
     * @throws Problem as {@link #expired} for anything else, without a question to the database
     */
    public static String token(String raw) {
        if (!Token.isOne(raw)) throw expired();
        return raw;
    }

    /** A submission's reference, or nothing if it cannot be one. Unknown and impossible ones look alike to the sender. */
    public static String reference(String raw) {
        return raw != null && REFERENCE.matcher(raw).matches() ? raw : "";
    }

    /** A referral code, or nothing if it cannot be one. */
    public static String referral(String raw) {
        return raw != null && Source.isCode(raw) ? raw : "";
    }

    /** Where everybody goes who has sent a form, without language prefix; {@code reference} may be empty. */
    public static String checkYourMail(Petition petition, String reference) {
        return checkYourMail(petition, reference, "");
    }

    /** The same, that knows the way back to the form: {@code from} is what {@link Source} makes of where somebody came from. */
    public static String checkYourMail(Petition petition, String reference, String from) {
        var query = Stream.of(reference.isEmpty() ? "" : "s=" + reference, from)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return petition.action().path() + "/check-your-mail" + (query.isEmpty() ? "" : "?" + query);
    }

    /** What every link ends in that leads nowhere, or nowhere any more: all of them alike. To be thrown. */
    public static Problem expired() {
        return Problem.problem(ProblemType.LINK_EXPIRED);
    }
}
