package org.undersigned.mailing.returned;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What names a mail in the address that it is returned to (VERP): its id in 26 letters and digits of Base32 (RFC 4648, 6), because the part
 * before the at sign has 64 octets at most, and servers on the way may change its case.
 */
public final class Token {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+([A-Za-z2-7]{26})@");

    private Token() {}

    /** The token of a mail. */
    public static String of(UUID mail) {
        var number = new BigInteger(1, bytes(mail));
        var token = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            token[i] = ALPHABET.charAt(number.intValue() & 31);
            number = number.shiftRight(5);
        }
        return new String(token);
    }

    /** The mail of a token, in either case; nothing for what is none. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) return Optional.empty();
        var number = BigInteger.ZERO;
        for (var letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            var value = ALPHABET.indexOf(letter);
            if (value < 0) return Optional.empty();
            number = number.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        if (number.bitLength() > 128) return Optional.empty();
        return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
    }

    /** The mail that was to be returned to an address, wherever the address stands in a text; nothing if it stands nowhere. */
    public static Optional<UUID> in(String text) {
        return IN_ADDRESS
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .flatMap(token -> parse(token).stream())
                .findFirst();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
