package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** This machine is the proxy, and says whom it asks for. */
@QuarkusTest
@TestProfile(Knocking.BehindThisMachine.class)
class AddressFromTheProxyTest {

    @Test
    void each_network_that_the_proxy_names_is_counted_by_itself() {
        assertEquals(200, Knocking.fromEverywhere());
        assertEquals(429, Knocking.fromOneNetwork());
        assertEquals(200, Knocking.from("198.51.100.7"));
    }
}
