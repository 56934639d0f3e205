package org.undersigned.foundation.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA-256 (RFC 5869) without a salt, from the JDK. */
public final class Hkdf {

    private Hkdf() {}

    /** A 256-bit AES key that follows from {@code secret} for one purpose. */
    public static SecretKey key(byte[] secret, String purpose) {
        try {
            var info = ("undersigned/" + purpose).getBytes(StandardCharsets.UTF_8);
            var spec = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
