package org.undersigned.donation;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.token.Token;

/**
 * What names a gift: its id for Stripe and for us, the address of its receipt, and what makes Stripe do a thing once. All of it follows from
 * the form that it was sent with, so the same form sent twice is the same gift.
 */
@Singleton
class GiftKeys {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final MasterKey master;

    GiftKeys(MasterKey master) {
        this.master = master;
    }

    /** The names of one gift. */
    record Names(UUID id, String token, String once) {

        /** Digest of the token, which is all that is stored of it. */
        byte[] hash() {
            return Token.hash(token);
        }

        /** Hides the address from logs. */
        @Override
        public String toString() {
            return "Names[hidden]";
        }
    }

    /**
     * The names of a gift.
     *
     * @param form what the form carries, or what stands for it in the parts of a joint gift
     * @param what everything that was chosen: another choice is another gift
     * @param attempt from 0; another one after Stripe gave up
     */
    Names of(String form, String what, int attempt) {
        var about = form + "\n" + what + "\n" + attempt;
        var id = ByteBuffer.wrap(digest("id", about));
        return new Names(
                new UUID(
                        id.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                        id.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L),
                BASE64URL.encodeToString(digest("token", about)),
                BASE64URL.encodeToString(Arrays.copyOf(digest("once", about), 24)));
    }

    /**
     * What holds the parts of a joint gift together: the same for the same form and the same choice. It is stored and stands in no address.
     *
     * @param form what the form carried
     */
    byte[] plan(String form, Money whole, boolean monthly) {
        return digest("plan", String.join("\n", form, whole.currency() + whole.minor(), String.valueOf(monthly)));
    }

    private byte[] digest(String what, String about) {
        return Mac.hmac(master.derive("gift/v1"), what + "\n" + about);
    }
}
