package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undersigned.scenarios.Knocking;
import org.undersigned.world.StripePlace;

/** Somebody who tries cards begins many gifts. */
@QuarkusTest
@TestProfile(Knocking.Counted.class)
class GiftsCountedTest {

    @Test
    void one_network_begins_sixty_gifts_an_hour_and_a_form_that_is_wrong_is_none() {
        try (var stripe = StripePlace.open()) {
            var till = Till.open();
            for (int i = 0; i < 70; i++) assertEquals(422, sent(till, "abc").statusCode(), "try " + i);
            assertEquals(303, sent(till, "30").statusCode());
            var last = IntStream.range(0, 120)
                    .mapToObj(i -> sent(till, "30"))
                    .filter(answer -> answer.statusCode() != 303)
                    .findFirst()
                    .orElseThrow();
            last.then().statusCode(429).body(containsString("Very many gifts"), containsString("value=\"30\""));
            assertEquals("3000", stripe.last().get("line_items[0][price_data][unit_amount]"));
        }
    }

    private final String key = Till.key();

    private io.restassured.response.Response sent(Till till, String sum) {
        return till.give("key", key, "to", till.watch, "currency", "EUR", "own", sum, "often", "once");
    }
}
