package org.undersigned.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce and a 128-bit tag, from the JDK. */
public final class Aead {

    /** Name of the algorithm, kept beside every ciphertext. */
    public static final String ALGORITHM = "AES-256-GCM";

    private static final int TAG_BITS = 128;

    /** One for each thread: finding the algorithm costs more than sealing a row. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(() -> {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    });

    private Aead() {}

    private static final int NONCE = 12;

    /** A ciphertext with the nonce it was made with. */
    public record Sealed(byte[] nonce, byte[] ciphertext) {

        /** Both in one, the nonce first. */
        public byte[] packed() {
            var packed = Arrays.copyOf(nonce, NONCE + ciphertext.length);
            System.arraycopy(ciphertext, 0, packed, NONCE, ciphertext.length);
            return packed;
        }

        /** What {@link #packed} made; nothing if it is too short for that. */
        public static Optional<Sealed> unpacked(byte[] packed) {
            if (packed.length < NONCE) return Optional.empty();
            return Optional.of(
                    new Sealed(Arrays.copyOf(packed, NONCE), Arrays.copyOfRange(packed, NONCE, packed.length)));
        }
    }

    /** Encrypts {@code plain} so that it opens only with the same key and the same {@code associated} text. */
    public static Sealed seal(SecretKey key, String associated, byte[] plain) {
        var nonce = RandomBytes.take(NONCE);
        try {
            return new Sealed(
                    nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** The plain bytes, or nothing if key, associated text or ciphertext do not belong together. */
    public static Optional<byte[]> open(SecretKey key, String associated, Sealed sealed) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, sealed.nonce, associated).doFinal(sealed.ciphertext));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String associated)
            throws GeneralSecurityException {
        var cipher = CIPHER.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
