package org.undersigned.foundation.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Reads {@code application/x-www-form-urlencoded} strictly, from bytes: what the framework's own reader mends or fails on in its
 * own way (a field that comes twice, half an escape, bytes that are no UTF-8) is a malformed request here, always with advice.
 */
public final class FormBody {

    /** Most fields of one. */
    public static final int MOST_FIELDS = 500;

    /** Longest body that is read; more than every form of ours can hold, with all its answers. */
    public static final int LONGEST = 48 * 1024;

    private FormBody() {}

    /** Field names to values, in the order sent. */
    public static Map<String, String> parse(byte[] body) {
        return parse(body, LONGEST, MOST_FIELDS);
    }

    /** As {@link #parse(byte[])}, for a form that may be longer: at most {@code bytes} with at most {@code most} fields. */
    public static Map<String, String> parse(byte[] body, int bytes, int most) {
        var fields = new LinkedHashMap<String, String>();
        if (body == null || body.length == 0) return fields;
        if (body.length > bytes) throw Problem.problem(ProblemType.TOO_LARGE);
        for (var pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (fields.putIfAbsent(name, value) != null || fields.size() > most) throw malformed();
        }
        return fields;
    }

    /** One name or value; {@code encoded} holds one character for each byte. */
    private static String decoded(String encoded) {
        var bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c != '%') {
                bytes.put((byte) (c == '+' ? ' ' : c));
                continue;
            }
            if (i + 2 >= encoded.length()) throw malformed();
            bytes.put((byte) (digit(encoded.charAt(++i)) * 16 + digit(encoded.charAt(++i))));
        }
        try {
            // A fresh decoder reports what is no UTF-8; the String constructor would mend it.
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int digit(char c) {
        var digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) throw malformed();
        return digit;
    }

    private static Problem malformed() {
        return Problem.problem(ProblemType.MALFORMED_REQUEST);
    }
}
