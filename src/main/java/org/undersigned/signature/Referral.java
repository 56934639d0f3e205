package org.undersigned.signature;

import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.undersigned.foundation.keys.Mac;

/** The code in a signer's own link, by which those are counted who came with it. */
public final class Referral {

    private Referral() {}

    /** It follows from the signature under the petition's key, is stored nowhere and tells nothing about its person. */
    public static String code(SecretKey key, UUID signature) {
        var digest = Mac.hmac(key, "referral/v1\n" + signature);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 10);
    }

    /** Under which source those are counted who came by it. */
    public static String source(String code) {
        return Source.normal(Source.FRIEND + code);
    }
}
