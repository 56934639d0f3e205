package org.undersigned.donation.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.keys.Mac;

/** What Stripe's own library signs is believed here, and the other way round. */
class StripeSignatureTest {

    private static final String SECRET = "whsec_c0ffee0123456789abcdef";
    private static final String OTHER = "whsec_other0123456789abcdef";
    private static final String BODY = """
            {"id":"evt_1","object":"event","type":"charge.refunded","created":1,"livemode":false,"api_version":"2026-07-29.dahlia",
             "data":{"object":{"id":"ch_1","object":"charge","note":"ü"}}}""";

    private final Instant now = Instant.now();
    private final byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

    @Test
    void what_the_library_of_stripe_signs_is_believed_for_five_minutes() throws Exception {
        var header = Webhook.Signature.generateSignatureHeader(BODY, SECRET, now.getEpochSecond());
        assertTrue(holds(header, now));
        assertTrue(holds(header, now.plusSeconds(299)));
        assertFalse(holds(header, now.plusSeconds(301)), "it was recorded, and is sent again");
        assertFalse(holds(header, now.minusSeconds(301)), "it is of a time to come");
    }

    @Test
    void the_library_of_stripe_believes_what_is_signed_as_here_and_nothing_else() throws Exception {
        var header = "t=" + now.getEpochSecond() + ",v1=" + signed(SECRET);
        assertTrue(holds(header, now));
        assertEquals("evt_1", Webhook.constructEvent(BODY, header, SECRET).getId());
        assertThrows(
                SignatureVerificationException.class,
                () -> Webhook.constructEvent(BODY.replace("ch_1", "ch_2"), header, SECRET));
        assertFalse(StripeSignature.holds(
                List.of(SECRET), header, BODY.replace("ch_1", "ch_2").getBytes(StandardCharsets.UTF_8), now));
    }

    @Test
    void while_two_secrets_are_exchanged_either_will_do_on_either_side() {
        var time = "t=" + now.getEpochSecond();
        assertTrue(StripeSignature.holds(List.of(OTHER, SECRET), time + ",v1=" + signed(SECRET), body, now));
        assertTrue(holds(time + ",v1=" + signed(OTHER) + ",v1=" + signed(SECRET), now));
        assertFalse(StripeSignature.holds(List.of(OTHER), time + ",v1=" + signed(SECRET), body, now));
    }

    @Test
    void a_header_that_makes_no_sense_holds_for_nothing() {
        var v1 = ",v1=" + signed(SECRET);
        var time = "t=" + now.getEpochSecond();
        for (var header : new String[] {
            null,
            "",
            "nonsense",
            time,
            v1.substring(1),
            "t=" + v1,
            "t=-1" + v1,
            "t=99999999999999" + v1,
            time + ",v0=" + signed(SECRET),
            time + ",v1=" + signed(SECRET).toUpperCase(java.util.Locale.ROOT),
            time + ",v1=" + "0".repeat(64),
            time + ",v1=" + signed(SECRET).substring(2)
        }) assertFalse(holds(header, now), String.valueOf(header));
        assertFalse(StripeSignature.holds(List.of(), time + v1, body, now));
    }

    private boolean holds(String header, Instant at) {
        return StripeSignature.holds(List.of(SECRET), header, body, at);
    }

    private String signed(String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return HexFormat.of().formatHex(Mac.hmac(key, now.getEpochSecond() + "." + BODY));
    }
}
