package org.undersigned.signature;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.RandomBytes;

/**
 * What the public log says of a signature: a keyed digest of the person's tag, under a salt of this signature alone. Whoever has salt
 * and tag can show that it is theirs; once the salt is destroyed nobody can tell whose it was.
 */
public final class Commitment {

    /** First word of the leaf and first line of what is digested. */
    public static final String KIND = "petition-signature/v1";

    private Commitment() {}

    /** 32 random bytes for one signature. */
    public static byte[] salt() {
        return RandomBytes.take(32);
    }

    /**
     * {@code HMAC-SHA-256(salt, "petition-signature/v1\n" ORIGIN "\n" BASE64(tag) "\n")}, 32 bytes.
     *
     * @param salt 32 random bytes
     * @param origin of the signatures log
     * @param tag 32 bytes
     */
    public static byte[] of(byte[] salt, String origin, byte[] tag) {
        var text = KIND + "\n" + origin + "\n" + Base64.getEncoder().encodeToString(tag) + "\n";
        return Mac.hmac(new SecretKeySpec(salt, "HmacSHA256"), text);
    }
}
