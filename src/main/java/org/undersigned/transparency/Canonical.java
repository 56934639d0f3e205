package org.undersigned.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads numbers, Base64 and lines in the one way in which they may be written.
 *
 * <p>Two spellings of one value would let somebody change a signed file without changing what it says, and then say that it was
 * tampered with. Every method throws {@link MalformedException} and nothing else; formats that are built on those of this package read
 * by it too.
 */
public final class Canonical {

    private Canonical() {}

    /** Text in valid UTF-8 (RFC 3629) without control characters below U+0020 other than newline, as signed-note demands. */
    public static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8");
        }
        requirePrintable(text);
        return text;
    }

    /** Refuses control characters below U+0020 other than newline. */
    static void requirePrintable(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) throw new MalformedException("a control character");
    }

    /** Lines, each ended by a newline; the last one too. */
    public static List<String> lines(String text) {
        if (!text.endsWith("\n")) throw new MalformedException("no newline at the end");
        return new ArrayList<>(
                Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1)));
    }

    /** A decimal number from 0 to 2^63 - 1 in ASCII, without sign and leading zeros. */
    public static long number(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,18}")) throw new MalformedException("not a plain decimal number");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new MalformedException("a number beyond 2^63 - 1");
        }
    }

    /** Standard Base64 with padding (RFC 4648, section 4), unused bits zero. */
    public static byte[] base64(String encoded) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not Base64");
        }
        if (!base64(bytes).equals(encoded)) throw new MalformedException("not canonical Base64");
        return bytes;
    }

    /** The one spelling that {@link #base64(String)} reads. */
    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What follows {@code prefix} in a line that has to begin with it. */
    public static String after(String prefix, String line) {
        if (!line.startsWith(prefix)) throw new MalformedException("no line that begins with '" + prefix + "'");
        return line.substring(prefix.length());
    }

    /** Surrogates without their other half have no bytes in UTF-8; {@link String#getBytes} would write a question mark. */
    public static byte[] utf8(String text) {
        try {
            var buffer = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            return Arrays.copyOf(buffer.array(), buffer.limit());
        } catch (CharacterCodingException e) {
            throw new MalformedException("not a text that UTF-8 can write");
        }
    }
}
