package org.undersigned.organisation.signin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.undersigned.foundation.keys.RandomBytes;

/** Codes for the day on which the phone is gone. 140 random bits each, so that a plain keyed digest of them is enough to keep. */
final class RecoveryCode {

    static final int HOW_MANY = 10;

    /** Crockford's: no I, L, O and U. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 28;

    /** Of those that earlier versions made. They are good until their owner makes new ones. */
    private static final int EARLIER = 24;

    private RecoveryCode() {}

    /** Ten new ones, in groups of four. */
    static List<String> fresh() {
        return Stream.generate(RecoveryCode::one).limit(HOW_MANY).toList();
    }

    private static String one() {
        var code = new StringBuilder();
        for (var value : RandomBytes.take(LENGTH)) {
            if (code.length() % 5 == 4) code.append('-');
            code.append(LETTERS.charAt(value & 31));
        }
        return code.toString();
    }

    /** A code as it was typed, without what may differ; never one that could not be, but then it is nobody's. */
    static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Whether something typed is rather one of these than six digits. */
    static boolean looksLike(String typed) {
        var length = plain(typed).length();
        return length == LENGTH || length == EARLIER;
    }
}
