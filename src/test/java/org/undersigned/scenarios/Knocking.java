package org.undersigned.scenarios;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Somebody who tries and tries, and says each time that they come from elsewhere. */
public final class Knocking {

    /** How often one network may try. */
    static final int ONE_NETWORK = 60;

    private Knocking() {}

    /** This machine is a network as any other. */
    public static class Counted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.loopback-exempt", "false");
        }
    }

    /** Another machine is a proxy that is believed. */
    public static final class BehindAnother extends Counted {
        @Override
        public Map<String, String> getConfigOverrides() {
            return trusting("10.9.9.9");
        }
    }

    /** Who asks from this machine is a proxy that is believed. */
    public static final class BehindThisMachine extends Counted {
        @Override
        public Map<String, String> getConfigOverrides() {
            return trusting("127.0.0.1");
        }
    }

    /** As {@code UNDERSIGNED_TRUSTED_PROXIES} sets it. */
    private static Map<String, String> trusting(String proxies) {
        return Map.of(
                "undersigned.loopback-exempt", "false",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", proxies);
    }

    /** The status of one try in the name of an address. */
    static int from(String address) {
        return World.browser()
                .header("Origin", Desk.ORIGIN)
                .header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .header("X-Real-IP", address)
                .contentType("application/x-www-form-urlencoded")
                .post("/staff/sign-in/passkey/challenge")
                .statusCode();
    }

    /** The last status, having tried as often as one network may and once more, each time in the name of another. */
    static int fromEverywhere() {
        for (int i = 0; i < ONE_NETWORK; i++) from("203.0." + i + ".7");
        return from("198.51.100.7");
    }
}
