package org.undersigned.organisation.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.undersigned.foundation.keys.RandomBytes;

/**
 * Argon2id (RFC 9106) with what OWASP asks for: 19 MiB, two passes, one lane. Kept as a PHC string, which names its parameters, so that
 * they may rise later. A password is taken exactly as it was typed.
 */
final class PasswordHash {

    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Each takes its memory and a core for some tenths of a second: more at once would only be slower, and a crowd would eat the heap. */
    private static final Semaphore AT_ONCE = new Semaphore(4, true);

    /** What is compared with when there is nothing to compare with. Nobody knows the password of it. */
    private static final String NOBODY = of(new String(RandomBytes.take(32), StandardCharsets.ISO_8859_1));

    private PasswordHash() {}

    /** The hash of a password under a fresh salt. */
    static String of(String password) {
        var salt = RandomBytes.take(16);
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY + ",t=" + PASSES + ",p=1$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(argon2(password, salt, MEMORY, PASSES, BYTES));
    }

    /** Whether a password belongs to a hash. */
    static boolean matches(String password, String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) throw new IllegalStateException("a stored password is no Argon2id");
        var hash = Base64.getDecoder().decode(parts.group(4));
        var salt = Base64.getDecoder().decode(parts.group(3));
        var memory = Integer.parseInt(parts.group(1));
        var passes = Integer.parseInt(parts.group(2));
        return MessageDigest.isEqual(hash, argon2(password, salt, memory, passes, hash.length));
    }

    /** Takes as long as {@link #matches}, and is never right: for addresses that nobody has. */
    static boolean matchesNobody(String password) {
        return matches(password, NOBODY) && false;
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes, int length) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build();
        var hash = new byte[length];
        AT_ONCE.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            AT_ONCE.release();
        }
    }
}
