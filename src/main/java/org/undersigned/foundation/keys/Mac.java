package org.undersigned.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 (RFC 2104) and SHA-256, from the JDK. */
public final class Mac {

    /** One for each thread: finding the algorithm costs more than running it. */
    private static final ThreadLocal<javax.crypto.Mac> HMAC = ThreadLocal.withInitial(() -> {
        try {
            return javax.crypto.Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    });

    private Mac() {}

    /** Keyed digest of a text, 32 bytes. */
    public static byte[] hmac(SecretKey key, String text) {
        try {
            var mac = HMAC.get();
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keyed digest of several pieces one after the other, 32 bytes. */
    public static byte[] hmac(SecretKey key, byte[]... pieces) {
        try {
            var mac = HMAC.get();
            mac.init(key);
            for (var piece : pieces) mac.update(piece);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of bytes, 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of a text in UTF-8, 32 bytes. */
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
