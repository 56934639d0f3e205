package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Another machine is the proxy: who does not come from there is not believed. */
@QuarkusTest
@TestProfile(Knocking.BehindAnother.class)
class MadeUpAddressBesideAProxyTest {

    @Test
    void whoever_makes_up_where_they_come_from_counts_as_what_they_are() {
        assertEquals(429, Knocking.fromEverywhere());
    }
}
