package org.undersigned.signature;

import java.util.regex.Pattern;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;

/** What stands in mailed links and in addresses, looked at before anything else is done with it. */
final class Links {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private Links() {}

    /** A token that can be one. Anything else is an expired link, without a question to the database. */
    static String token(String raw) {
        if (!Token.isOne(raw)) throw expired();
        return raw;
    }

    /** A submission's reference, or nothing if it cannot be one. Unknown and impossible ones look alike to the sender. */
    static String reference(String raw) {
        return raw != null && REFERENCE.matcher(raw).matches() ? raw : "";
    }

    /** A referral code, or nothing if it cannot be one. */
    static String referral(String raw) {
        return raw != null && SignatureForm.isCode(raw) ? raw : "";
    }

    static Problem expired() {
        return Problem.problem(ProblemType.LINK_EXPIRED);
    }
}
