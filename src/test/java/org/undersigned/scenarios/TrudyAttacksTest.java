package org.undersigned.scenarios;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.signatures;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is refused whole, with advice, and never with an error of ours. */
@QuarkusTest
class TrudyAttacksTest {

    static Stream<String> hostileForms() {
        return Stream.of(
                "",
                "name",
                "=&=&=",
                "name=%",
                "name=%ZZ&email=%00",
                "name=%FF%FE&email=a%40example.org&country=US",
                "name=%ED%A0%80&email=a%40example.org&country=US",
                // Bytes as they are, not written as escapes: no UTF-8, Latin-1, an overlong slash, half of a pair, one
                // cut short.
                "name=\u00ff\u00fe&email=a%40example.org&country=US",
                "name=Jos\u00e9&email=a%40example.org&country=US",
                "name=\u00c0\u00af&email=a%40example.org&country=US",
                "name=\u00ed\u00a0\u0080&email=a%40example.org&country=US",
                "name=Ana&email=a%40example.org&country=US&partner=\u00e2\u0082",
                "name=a%00b&email=a%40example.org&country=US",
                "name=" + "x".repeat(5_000) + "&email=a%40example.org&country=US",
                "name=A&name=B&email=a%40example.org&email=b%40example.org&country=US&country=XX",
                "name=Ana&email=a%40example.org%0d%0aBcc:%20b%40example.org&country=US",
                "name=Ana&email=%22%3E%3Cscript%3E%40example.org&country=US",
                "name=http%3A%2F%2Fspam.example&email=a%40example.org&country=US",
                "name=Ana&email=a%40example.org&country=ZZ",
                "name=Ana&email=a%40example.org&country=US&postcode=" + "9".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("hostileForms")
    void a_hostile_form_is_refused_with_advice_and_nothing_is_stored(String form) throws Exception {
        var before = signatures();
        var answer = post("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, "answered " + answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(before, signatures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "\"x\"",
                "{\"name\":{\"first\":\"A\"}}",
                "{\"name\":[1,2]}",
                "{\"name\":1e999}",
                "{\"name\":\"A\",\"email\":null}",
                "{\"name\":\"\\ud800\",\"email\":\"a@example.org\",\"country\":\"US\"}",
                "{\"name\":\"A\\u0000B\",\"email\":\"a@example.org\",\"country\":\"US\"}"
            })
    void hostile_json_is_refused_as_a_problem(String json) {
        var before = signatures();
        browser()
                .contentType("application/json")
                .body(json)
                .post(PETITION + "/signatures")
                .then()
                .statusCode(allOf(greaterThanOrEqualTo(400), lessThan(500)))
                .contentType("application/problem+json")
                .body("type", containsString("/problems/"));
        assertEquals(before, signatures());
    }

    static Stream<byte[]> jsonOfOtherEncodings() {
        var json = "{\"name\":\"Jos\u00e9\",\"email\":\"" + address("jose") + "\",\"country\":\"US\"}";
        var broken = json.replace("\u00e9", "\u00c0\u00af");
        return Stream.of(
                json.getBytes(StandardCharsets.ISO_8859_1),
                broken.getBytes(StandardCharsets.ISO_8859_1),
                json.getBytes(StandardCharsets.UTF_16),
                json.getBytes(StandardCharsets.UTF_16LE),
                json.getBytes(StandardCharsets.UTF_16BE),
                Arrays.copyOf(json.getBytes(StandardCharsets.UTF_8), 13));
    }

    @ParameterizedTest
    @MethodSource("jsonOfOtherEncodings")
    void json_that_is_not_utf_8_is_refused_as_a_problem_whatever_it_would_say(byte[] json) throws Exception {
        var before = signatures();
        for (var type : new String[] {"application/json", "application/json; charset=UTF-16"}) {
            var answer = post(type, json);
            assertEquals(400, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertTrue(answer.body().contains("/problems/malformed-request"), answer.body());
        }
        assertEquals(before, signatures());
    }

    @Test
    void a_form_that_is_too_large_is_refused_with_413() {
        browser()
                .contentType("application/x-www-form-urlencoded")
                .body("name=" + "x".repeat(100_000))
                .post(PETITION + "/signatures")
                .then()
                .statusCode(413)
                .body(containsString("That is too much at once"));
    }

    @Test
    void a_format_that_we_do_not_read_is_refused_with_415() {
        browser()
                .contentType("text/xml")
                .body("<x/>")
                .post(PETITION + "/signatures")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/es",
                PETITION,
                PETITION + "/signatures",
                "/confirmations/x",
                "/staff",
                "/staff/sign-in",
                "/nowhere"
            })
    void nobody_has_a_request_told_back_by_trace(String path) {
        var answer = browser().header("X-Canary", "tell me this").request("TRACE", path);
        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, path + " " + answer.statusCode());
        assertFalse(answer.asString().contains("tell me this"), path);
        assertFalse(answer.contentType().startsWith("message/http"), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/confirmations/x", "/confirmations/%00", "/confirmations/..%2f..%2fetc", "/signatures/%FF",
                        "/signatures/x", "/signatures/' OR 1=1 --",
                "/petitions/%00", "/petitions/UPPER", "/petitions/no-such", "/petitions/no-such/count.json",
                        "/petitions/..%2f", "/xx/petitions/end-family-detention",
                "/organisations/%F0%9F%98%80", "/statements/-", "/no/such/page", "/es/confirmations/x", "/demo/nothing"
            })
    void addresses_that_lead_nowhere_end_in_a_readable_page(String path) {
        browser()
                .urlEncodingEnabled(false)
                .get(path.replace(" ", "%20").replace("'", "%27"))
                .then()
                .statusCode(allOf(greaterThanOrEqualTo(400), lessThan(500)))
                .header("Set-Cookie", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "/confirmations/, 410",
        "/signatures/, 410",
        "/unsubscribe/, 410",
        "/petitions/, 404",
        "/es/organisations/, 404",
        "/nowhere/, 404",
        "/search?q=, 200",
        "/petitions/end-family-detention/check-your-mail?s=, 200"
    })
    void a_link_of_many_kilobytes_is_answered_by_a_page_with_advice(String start, int status) {
        for (var kilobytes : new int[] {6, 12})
            browser()
                    .get(start + "a".repeat(kilobytes * 1024))
                    .then()
                    .statusCode(status)
                    .contentType("text/html")
                    .body(containsString("<h1"));
        // What no link of ours could be is refused by the framework, without a page.
        assertEquals(414, browser().get(start + "a".repeat(17 * 1024)).statusCode());
    }

    @Test
    void a_missing_page_speaks_the_language_of_its_prefix() {
        browser().get("/es/petitions/no-hay").then().statusCode(404).body(containsString("lang=\"es\""));
        browser().get("/ar/petitions/none").then().statusCode(404).body(containsString("dir=\"rtl\""));
    }

    @Test
    void a_robot_that_fills_the_hidden_field_is_thanked_and_ignored() {
        var before = signatures();
        var robot = address("robot");
        sign("Robot", robot, "website")
                .then()
                .statusCode(303)
                .header("Location", containsString("/check-your-mail?s="));
        assertEquals(before, signatures());
        assertEquals(0, mails(robot).size());
    }

    @Test
    void what_was_typed_comes_back_and_is_never_markup() {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "<b>Ana</b> \"quoted\"")
                .formParam("email", "not an address")
                .formParam("country", "HT")
                .formParam("consent.example-legal-aid.email", "on")
                .post(PETITION + "/signatures")
                .then()
                .statusCode(422)
                .body(
                        containsString("<title>Error:"),
                        containsString("&lt;b&gt;Ana&lt;/b&gt; &quot;quoted&quot;"),
                        not(containsString("<b>Ana</b>")),
                        containsString("value=\"not an address\""),
                        containsString("href=\"#email\""));
    }

    @Test
    void a_stranger_page_cannot_read_the_mailbox_of_the_demo() {
        for (var host : new String[] {"evil.example", "localhost.evil.example", "evil_host"})
            for (var path : new String[] {"/demo/mailbox.json", "/demo/mailbox", "/demo/access.json"})
                browser().header("Host", host).get(path).then().statusCode(404);
        browser().header("Host", "LocalHost").get("/demo/mailbox.json").then().statusCode(200);
    }

    @Test
    void a_redirect_never_leaves_the_site() {
        var location = sign("Ana", address("ana")).header("Location");
        assertEquals(
                "localhost",
                URI.create(location).getHost() == null
                        ? "localhost"
                        : URI.create(location).getHost());
    }

    @Test
    void nobody_leaves_http_1_for_a_connection_that_a_proxy_does_not_read() throws Exception {
        var address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + PETITION);
        // This client asks for "Upgrade: h2c" and takes it where it is offered.
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            assertEquals(200, answer.statusCode());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
        }
    }

    /** Sends bytes as they are: the friendlier client would repair them. */
    private static HttpResponse<String> post(String type, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + PETITION + "/signatures"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
