package org.undersigned.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Locks a secret with a passphrase that is kept nowhere: AES-256-GCM under what Argon2id makes of it (RFC 9106, the second recommended
 * choice: 64 MiB, three passes, four lanes, a salt of 16 bytes). Who forgets the passphrase has lost the secret.
 */
public final class PassphraseLock {

    private static final int MEMORY_KIB = 1 << 16;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int SALT = 16;

    // One takes 64 MiB for about half a second; more at once would eat the heap.
    private static final Semaphore ALONE = new Semaphore(1, true);

    private PassphraseLock() {}

    /**
     * Locks a secret.
     *
     * @param place what it belongs to; it opens nowhere else
     * @return salt, nonce and ciphertext in a row
     */
    public static byte[] lock(String passphrase, String place, byte[] secret) {
        var salt = RandomBytes.take(SALT);
        var packed = Aead.seal(key(passphrase, salt), "passphrase/v1|" + place, secret)
                .packed();
        var locked = Arrays.copyOf(salt, SALT + packed.length);
        System.arraycopy(packed, 0, locked, SALT, packed.length);
        return locked;
    }

    /** The secret again; nothing for another passphrase or another place. */
    public static Optional<byte[]> open(String passphrase, String place, byte[] locked) {
        return Aead.Sealed.unpacked(Arrays.copyOfRange(locked, SALT, locked.length))
                .flatMap(one -> Aead.open(key(passphrase, Arrays.copyOf(locked, SALT)), "passphrase/v1|" + place, one));
    }

    /** Typed on another keyboard, the same letters may come in another form (NFKC, as RFC 8265 has it for passwords). */
    private static SecretKey key(String passphrase, byte[] salt) {
        var typed = Normalizer.normalize(passphrase, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build();
        var key = new byte[32];
        ALONE.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(typed, key);
            return new SecretKeySpec(key, "AES");
        } finally {
            ALONE.release();
        }
    }
}
