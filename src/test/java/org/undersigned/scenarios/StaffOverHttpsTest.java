package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.ServeDatabase;

/** As {@code ./undersigned serve} runs it behind a proxy: over HTTPS, and without the demo's buttons. */
@QuarkusTest
@TestProfile(StaffOverHttpsTest.OverHttps.class)
class StaffOverHttpsTest {

    private static final String SITE = "https://petitions.example.org";

    /** The address that browsers use. */
    public static final class OverHttps implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.base-url", SITE);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(ServeDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void the_cookie_belongs_to_this_host_and_to_https() {
        var desk = new Desk("hana@example.org");
        var link = Desk.invitation(desk.email);
        desk.secret = Desk.secretIn(desk.get(link).asString());
        var answer = Desk.filled(
                        desk.request().header("Origin", SITE),
                        "name",
                        "Hana",
                        "password",
                        Desk.PASSWORD,
                        "code",
                        desk.code(0))
                .post(link);
        assertEquals(200, answer.statusCode());
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.startsWith("__Host-staff="), cookie.replaceAll("=.*", ""));
        for (var part : List.of("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
            assertTrue(cookie.contains(part), part);
        assertFalse(cookie.contains("Domain"));
        assertEquals("max-age=31536000; includeSubDomains", answer.header("Strict-Transport-Security"));
        var token = answer.getCookie("__Host-staff");
        assertEquals(
                200, desk.request().cookie("__Host-staff", token).get("/staff").statusCode());
        // A neighbour or plain HTTP could plant one without the prefix.
        assertEquals(303, desk.request().cookie("staff", token).get("/staff").statusCode());
        assertEquals(
                403,
                desk.request()
                        .header("Origin", "http://petitions.example.org")
                        .post("/staff/sign-in")
                        .statusCode());
        assertEquals(
                403,
                desk.request()
                        .header("Origin", "http://localhost:8080")
                        .post("/staff/sign-in")
                        .statusCode());
    }

    @Test
    void the_cookie_of_a_passkeys_challenge_belongs_to_the_workspace_and_to_https() {
        var cookie = new Desk("")
                .request()
                .header("Origin", SITE)
                .post("/staff/sign-in/passkey/challenge")
                .header("Set-Cookie");
        assertTrue(cookie.startsWith("__Secure-staff-passkey="), cookie.replaceAll("=.*", ""));
        for (var part : List.of("Secure", "HttpOnly", "SameSite=Strict", "Path=/staff", "Max-Age=300"))
            assertTrue(cookie.contains(part), part);
        assertFalse(cookie.contains("Domain"));
    }

    @Test
    void there_is_no_mailbox_to_look_into() {
        for (var path :
                List.of("/demo/mailbox.json", "/demo/mailbox.json?to=hana@example.org", "/demo/mailbox", "/demo"))
            assertEquals(404, new Desk("").get(path).statusCode(), path);
    }

    @Test
    void there_are_no_buttons_that_sign_in() {
        var desk = new Desk("");
        assertEquals(404, desk.get("/demo/access.json").statusCode());
        assertEquals(404, desk.get("/demo/staff/olive").statusCode());
        for (var origin : List.of(SITE, "https://evil.example"))
            assertEquals(
                    404,
                    desk.request()
                            .header("Origin", origin)
                            .post("/demo/staff/olive")
                            .statusCode());
    }
}
