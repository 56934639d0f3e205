package org.undersigned.foundation.token;

import java.security.SecureRandom;
import java.util.Base64;
import org.undersigned.foundation.keys.Mac;

/** Secrets that stand in links. Only their SHA-256 is ever stored. */
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters and digits that cannot be mistaken for one another and spell no words. */
    private static final String CODE_ALPHABET = "23456789CFGHJMPQRVWX";

    private Token() {}

    /** 256 random bits, 43 characters of Base64url (RFC 4648): the authority of a mailed link. */
    public static String fresh() {
        return random(32);
    }

    /** 128 random bits, 22 characters: names a submission to its sender, and gives no authority by itself. */
    public static String reference() {
        return random(16);
    }

    /** Six characters that a person can type from a mail; about 26 bits, so tries must be counted. */
    public static String code() {
        var code = new StringBuilder(6);
        for (int i = 0; i < 6; i++) code.append(CODE_ALPHABET.charAt(RANDOM.nextInt(CODE_ALPHABET.length())));
        return code.toString();
    }

    /** What a database may know of a token. */
    public static byte[] hash(String token) {
        return Mac.sha256(token);
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
