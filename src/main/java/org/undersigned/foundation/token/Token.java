package org.undersigned.foundation.token;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;

/** Secrets that stand in links. Only their SHA-256 is ever stored. */
public final class Token {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int HALF = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Letters and digits that cannot be mistaken for one another and spell no words. */
    private static final String CODE_ALPHABET = "23456789CFGHJMPQRVWX";

    private Token() {}

    /** 256 random bits, 43 characters of Base64url (RFC 4648): the authority of a mailed link. */
    public static String fresh() {
        return BASE64URL.encodeToString(RandomBytes.take(2 * HALF));
    }

    /**
     * As long as {@link #fresh}, but the first half finds what the token is about: the locator of {@code reference}. The 128 random
     * bits of the second half are the authority.
     */
    public static String of(String reference) {
        var token = Arrays.copyOf(locator(reference), 2 * HALF);
        System.arraycopy(RandomBytes.take(HALF), 0, token, HALF, HALF);
        return BASE64URL.encodeToString(token);
    }

    /** What finds the submission that {@code reference} names: the first 16 bytes of its SHA-256. */
    public static byte[] locator(String reference) {
        return Arrays.copyOf(Mac.sha256(reference), HALF);
    }

    /**
     * The first half of a token, as {@link #of} made it.
     *
     * @param token 43 characters of Base64url
     */
    public static byte[] locatorIn(String token) {
        return Arrays.copyOf(Base64.getUrlDecoder().decode(token), HALF);
    }

    /** 128 random bits, 22 characters: names a submission to its sender, and gives no authority by itself. */
    public static String reference() {
        return reference(RandomBytes.take(HALF));
    }

    /** A reference that follows from {@code digest}, a keyed digest of at least 16 bytes. */
    public static String reference(byte[] digest) {
        return BASE64URL.encodeToString(Arrays.copyOf(digest, HALF));
    }

    /** Six characters that a person can type from a mail; about 26 bits, so tries must be counted. */
    public static String code() {
        var code = new StringBuilder(6);
        while (code.length() < 6)
            for (var value : RandomBytes.take(8)) {
                // 240 is the largest multiple of 20 in a byte: above it, some characters would come more often.
                var unsigned = value & 0xFF;
                if (unsigned < 240 && code.length() < 6)
                    code.append(CODE_ALPHABET.charAt(unsigned % CODE_ALPHABET.length()));
            }
        return code.toString();
    }

    /** Whether a text can be a token of {@link #fresh} or {@link #of}; anything else is worth no question to the database. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** What a database may know of a token. */
    public static byte[] hash(String token) {
        return Mac.sha256(token);
    }
}
