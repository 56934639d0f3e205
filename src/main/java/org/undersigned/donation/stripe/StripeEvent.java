package org.undersigned.donation.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened at Stripe.
 *
 * @param object what it happened to, as it was then
 */
public record StripeEvent(String id, String type, Instant at, boolean live, JsonNode object) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Reads what Stripe sent; nothing if it is no event. */
    public static Optional<StripeEvent> read(byte[] body) {
        try {
            var node = JSON.readTree(body);
            if (node == null
                    || !node.path("id").asText().matches("[A-Za-z0-9_]{1,255}")
                    || !node.path("type").isTextual()
                    || !node.path("created").canConvertToLong()
                    || !node.path("livemode").isBoolean()
                    || !node.path("data").path("object").isObject()) return Optional.empty();
            return Optional.of(new StripeEvent(
                    node.get("id").asText(),
                    node.get("type").asText(),
                    Instant.ofEpochSecond(node.get("created").asLong()),
                    node.get("livemode").asBoolean(),
                    node.get("data").get("object")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Hides what Stripe sent along about somebody from logs. */
    @Override
    public String toString() {
        return "StripeEvent[" + type + "]";
    }
}
