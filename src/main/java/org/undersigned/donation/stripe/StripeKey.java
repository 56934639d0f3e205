package org.undersigned.donation.stripe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret key of an account at Stripe.
 *
 * @param live whether money moves; otherwise it is one for trials
 * @param restricted whether it may do only what its owner chose
 */
public record StripeKey(String secret, boolean live, boolean restricted) {

    private static final Pattern FORM = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9]{10,240}");

    /** The key that a text is; nothing for a publishable key or anything else. */
    public static Optional<StripeKey> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new StripeKey(
                        text, found.group(2).equals("live"), found.group(1).equals("rk")))
                : Optional.empty();
    }

    /** Its end, by which its owner knows it again. */
    public String tail() {
        return secret.substring(secret.length() - 4);
    }

    /** Hides the key from logs. */
    @Override
    public String toString() {
        return "StripeKey[hidden]";
    }
}
