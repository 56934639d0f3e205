package org.undersigned.donation.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.undersigned.foundation.keys.Mac;

/**
 * The header {@code Stripe-Signature}: {@code t=SECONDS,v1=HEX}, with one {@code v1} for each secret while one is exchanged. It is HMAC-SHA-256 of the
 * seconds, a full stop and the body as it came, under the whole secret with its {@code whsec_} (docs.stripe.com/webhooks, <i>Verify signatures
 * manually</i>).
 */
public final class StripeSignature {

    /** What is older was recorded by somebody and is sent again; what is as far in the future is no clock's mistake. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What a header has at most that is worth comparing. */
    private static final int MOST = 8;

    private StripeSignature() {}

    /** Whether Stripe signed a body with one of the secrets, just now. */
    public static boolean holds(List<String> secrets, String header, byte[] body, Instant now) {
        if (header == null) return false;
        var seconds = -1L;
        var given = new ArrayList<byte[]>();
        for (var part : header.split(",")) {
            var pair = part.strip().split("=", 2);
            if (pair.length < 2) return false;
            if (pair[0].equals("t") && pair[1].matches("\\d{1,12}")) seconds = Long.parseLong(pair[1]);
            if (pair[0].equals("v1") && pair[1].matches("[0-9a-f]{64}") && given.size() < MOST)
                given.add(HexFormat.of().parseHex(pair[1]));
        }
        if (seconds < 0
                || Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(TOLERANCE) > 0) return false;
        var holds = false;
        for (var secret : secrets) {
            var right = signed(secret, seconds, body);
            for (var one : given) holds |= MessageDigest.isEqual(right, one);
        }
        return holds;
    }

    private static byte[] signed(String secret, long seconds, byte[] body) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return Mac.hmac(key, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
    }
}
