package org.undersigned.donation.stripe;

import java.net.URI;
import java.net.URISyntaxException;
import org.undersigned.foundation.http.Network;

/**
 * Where Stripe answers, as {@code UNDERSIGNED_STRIPE_API} names it.
 *
 * @param url without a slash at the end
 */
public record StripeBase(String url) {

    /** Where it is, unless somebody puts another server in its place. */
    public static final String USUAL = "https://api.stripe.com";

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static StripeBase parse(String setting) {
        var text = setting.isBlank() ? USUAL : setting.strip().replaceAll("/+$", "");
        try {
            var url = new URI(text);
            var secure = "https".equals(url.getScheme())
                    || "http".equals(url.getScheme()) && Network.isThisMachine(String.valueOf(url.getHost()));
            if (secure
                    && url.getHost() != null
                    && url.getRawPath().isEmpty()
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) return new StripeBase(text);
        } catch (URISyntaxException e) {
            // What to write is said below.
        }
        throw new IllegalArgumentException(
                "It is not the address of Stripe. Leave it out, or write https:// and a host; http:// only for a server on this machine.");
    }

    /** Where forms may lead: Stripe's own page for paying, or the server that stands in its place. */
    public String checkout() {
        return url.equals(USUAL) ? "https://checkout.stripe.com" : url;
    }
}
