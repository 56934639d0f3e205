package org.undersigned.scenarios;

import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What RFC 9110 and RFC 9457 lead caches and programs to expect, whoever they are. */
@QuarkusTest
class HttpMannersTest {

    @Test
    void pages_that_strangers_can_think_up_are_like_every_other_to_caches() {
        for (var path : List.of("/search", "/search?q=family", PETITION + "?partner=nobody", PETITION + "?via=")) {
            var page = browser().get(path);
            page.then()
                    .statusCode(200)
                    .header("Cache-Control", matchesPattern("public, max-age=[0-9]+, stale-while-revalidate=[0-9]+"))
                    .header("ETag", notNullValue());
            browser()
                    .header("If-None-Match", page.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304);
        }
        assertEquals(
                browser().get(PETITION).header("ETag"),
                browser().get(PETITION + "?partner=nobody").header("ETag"));
    }

    @Test
    void what_a_client_says_that_it_has_or_cannot_read_is_believed() throws Exception {
        for (var path : List.of(PETITION, "/search", "/embed.js", PETITION + "/count.json"))
            // The second one comes from what the first left in the cache, by other code.
            for (int i = 0; i < 2; i++) {
                assertEquals("gzip", encoding(path, "br, gzip;q=0.5, *;q=0"), path);
                assertEquals("", encoding(path, "gzip;q=0, identity"), path);
                assertEquals("", encoding(path, "gzip; q=0.000"), path);
                assertEquals("", encoding(path, "identity"), path);
            }
        for (var path : List.of(PETITION, "/search", PETITION + "/count.json"))
            for (int i = 0; i < 2; i++)
                assertEquals(
                        304, browser().header("If-None-Match", "*").get(path).statusCode(), path);
    }

    @Test
    void a_method_that_an_address_does_not_have_is_answered_with_those_that_it_has() {
        for (var path : List.of("/", PETITION, "/ar" + PETITION, PETITION + "/check", "/log/policy", "/search"))
            allows(browser().delete(path), "GET, HEAD, OPTIONS");
        allows(browser().delete(PETITION + "/organisations"), "GET, HEAD, OPTIONS, POST");
        allows(browser().put(PETITION + "/signatures"), "GET, HEAD, OPTIONS, POST");
        allows(browser().get(PETITION + "/confirmations"), "OPTIONS, POST");
        var count = browser().contentType("application/json").body("{}").post(PETITION + "/count.json");
        allows(count, "GET, HEAD, OPTIONS");
        count.then().contentType("application/problem+json");
        browser().delete("/nothing/of/the/kind").then().statusCode(404).header("Allow", nullValue());
    }

    @Test
    void who_sends_json_is_told_in_json_what_is_wrong_whatever_else_they_read() {
        for (var body : List.of("{", "{}"))
            browser()
                    .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                    .contentType("application/json")
                    .body(body)
                    .post(PETITION + "/signatures")
                    .then()
                    .statusCode(body.equals("{") ? 400 : 422)
                    .contentType("application/problem+json");
    }

    private static void allows(Response answer, String methods) {
        answer.then().statusCode(405);
        assertEquals(methods, answer.header("Allow"));
    }

    /** How an answer comes to who says that of encodings; empty if it comes as it is. */
    private static String encoding(String path, String accepted) throws IOException, InterruptedException {
        var site = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + path);
        var request =
                HttpRequest.newBuilder(site).header("Accept-Encoding", accepted).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Content-Encoding")
                    .orElse("");
        }
    }
}
