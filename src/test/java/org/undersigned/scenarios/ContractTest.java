package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.sign;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.world.Scanner;

/** What others rely on by name: addresses, headers and how often something may be done. */
@QuarkusTest
class ContractTest {

    @TestHTTPResource(management = true)
    URL management;

    @Test
    void one_key_is_one_sending_whatever_is_sent_with_it_and_another_key_is_another() {
        var email = address("suzie");
        var first = json(email, "one-" + email, Map.of());
        assertEquals(first, json(email, "one-" + email, Map.of("updates", true)));
        assertEquals(first, form(email, "one-" + email), "a form says the same by the same header");
        mail(email, 1);
        assertEquals(1, mails(email).size());

        assertNotEquals(first, json(email, "two-" + email, Map.of()));
        mail(email, 2);
        assertEquals(2, mails(email).size());
    }

    @Test
    void a_mail_is_sent_again_twice_and_no_third_time_and_the_page_tells_nobody() {
        var email = address("suzie");
        var reference = sign("Suzie Sample", email).header("Location").replaceAll(".*s=", "");
        var first = mail(email, 1);
        for (int i = 1; i <= 4; i++) {
            again(reference);
            mail(email, 1 + Math.min(i, 2));
            assertEquals(1 + Math.min(i, 2), mails(email).size());
        }
        assertEquals(first.path("/confirmations/"), mails(email).getFirst().path("/confirmations/"));
        again("A".repeat(22));
    }

    @ParameterizedTest
    @CsvSource({
        "/en, /",
        "/en/privacy, /privacy",
        "/en/petitions/end-family-detention?src=mail, /petitions/end-family-detention?src=mail",
        "/EN/about, /about",
        "/ES/about, /es/about"
    })
    void the_main_language_has_no_prefix_for_good(String from, String to) {
        browser()
                .get(from)
                .then()
                .statusCode(308)
                .header("Location", matchesPattern("(http://[^/]+)?\\Q" + to + "\\E"));
    }

    @Test
    void a_redirect_that_has_somebodys_token_in_it_is_kept_nowhere() {
        for (var path : List.of("/confirmations/x", "/signatures/x", PETITION + "/check-your-mail?s=" + "A".repeat(22)))
            browser()
                    .get("/en" + path)
                    .then()
                    .statusCode(308)
                    .header("Cache-Control", "no-store")
                    .header("X-Robots-Tag", "noindex")
                    .header("Referrer-Policy", "no-referrer");
    }

    @Test
    void health_and_metrics_are_on_a_port_of_their_own() {
        var own = management.toString().replaceFirst("/$", "");
        for (var path : new String[] {"/health/live", "/health/ready"})
            browser().get(own + path).then().statusCode(200).body("status", equalTo("UP"));
        browser().get("/confirmations/secretsecretsecretse");
        browser()
                .header("Accept", "text/plain")
                .get(own + "/metrics")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("jvm_memory_used_bytes"))
                .body(not(containsString("secretsecret")));
        for (var path : new String[] {"/q/health/live", "/q/health/ready", "/q/metrics", "/q"})
            browser().get(path).then().statusCode(404);
    }

    @Test
    void metrics_name_no_link_of_a_person_however_a_request_to_it_ends() throws IOException {
        var token = "secretsecret".repeat(4).substring(0, 43);
        for (var begin : List.of(
                "/confirmations/",
                "/signatures/",
                "/unsubscribe/",
                "/sign-ons/",
                "/deliveries/",
                "/gifts/",
                "/my-letters/",
                "/promises/",
                "/hooks/mail/",
                "/staff/invitations/",
                "/staff/sign-in/forgotten/",
                "/staff/trials/0/")) {
            browser().delete(begin + token);
            browser().get(begin + token + "/none");
            browser().contentType("text/plain").body("x").post(begin + token);
            browser().contentType("text/plain").body("x".repeat(100_000)).post(begin + token);
            cut(begin + token);
        }
        browser().delete(PETITION + "/check-your-mail?s=" + token);
        await(() -> metrics().contains("status=\"RESET\",uri=\"/staff/trials\""), "the last request that was cut");
        assertFalse(metrics().contains("secretsecret"));
        assertTrue(metrics().contains("uri=\"/confirmations/{token}\""));
    }

    private String metrics() {
        return browser()
                .header("Accept", "text/plain")
                .get(management.toString().replaceFirst("/$", "") + "/metrics")
                .asString();
    }

    /** Begins to send a form, and hangs up in the middle of it. */
    private static void cut(String path) throws IOException {
        var site = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:8080\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nbo")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    @Test
    void a_petition_that_the_operator_launched_says_in_these_words_on_whose_word() {
        browser().get(PETITION).then().body(containsString("accepted on paper, recorded by the operator"));
    }

    @Test
    void a_phone_reads_the_petitions_address_from_its_code() throws IOException {
        var svg = browser().get(PETITION + "/qr.svg");
        svg.then().statusCode(200).contentType("image/svg+xml");
        assertEquals("http://localhost:8080" + PETITION, Scanner.read(svg.asString()));
        var png = QrCode.png("http://localhost:8080/es" + PETITION + "?src=paper", 3);
        assertEquals(
                "http://localhost:8080/es" + PETITION + "?src=paper",
                Scanner.read(ImageIO.read(new ByteArrayInputStream(png))));
    }

    private static void again(String reference) {
        browser()
                .formParam("s", reference)
                .post(PETITION + "/check-your-mail")
                .then()
                .statusCode(303)
                .header("Location", containsString("/check-your-mail?s=" + reference + "&again=1"));
    }

    /** Where a program is told to look after signing. */
    private static String json(String email, String key, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.putAll(Map.of("name", "Suzie Sample", "email", email, "country", "US"));
        return browser()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(PETITION + "/signatures")
                .then()
                .statusCode(202)
                .extract()
                .path("check");
    }

    private static String form(String email, String key) {
        Response answer = browser()
                .header("Idempotency-Key", key)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Suzie Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .post(PETITION + "/signatures");
        assertEquals(303, answer.statusCode());
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
