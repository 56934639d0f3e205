package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** UNDERSIGNED_TRUSTED_PROXIES is not set: nobody is believed who says on whose behalf they ask. */
@QuarkusTest
@TestProfile(Knocking.Counted.class)
class MadeUpAddressTest {

    @Test
    void whoever_makes_up_where_they_come_from_counts_as_what_they_are() {
        assertEquals(429, Knocking.fromEverywhere());
    }
}
