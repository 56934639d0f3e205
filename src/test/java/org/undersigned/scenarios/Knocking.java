package org.undersigned.scenarios;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

    /** The last status of many tries, each in the name of another network: 200, or the first other one. */
    static int fromEverywhere() {
        return last(i -> "203.0." + i + ".7");
    }

    /** The same of many tries from one network. */
    static int fromOneNetwork() {
        return last(i -> "192.0.2." + i);
    }

    /** Twice as often as one network may: it may once more every few seconds, and a slow machine needs seconds for all this. */
    private static int last(IntFunction<String> address) {
        return IntStream.range(0, 2 * ONE_NETWORK)
                .map(i -> from(address.apply(i)))
                .filter(status -> status != 200)
                .findFirst()
                .orElse(200);
    }
}
