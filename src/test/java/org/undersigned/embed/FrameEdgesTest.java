package org.undersigned.embed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** What a frame says where something stands in its way, and what is not taken for one. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class FrameEdgesTest {

    /** The goal in docs/performance.md, which is measured by {@code bench embed}. */
    private static final int MOST_BYTES = 10_240;

    @Inject
    Db db;

    private final String prefix = "eme" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";

    @Test
    void a_link_does_not_make_itself_a_form_on_a_partners_site() {
        var petition = OwnPetition.open(prefix);
        var email = World.address("lena");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Referer", "http://localhost" + petition.path() + "?src=embed&partner=" + anglers)
                .formParam("name", "Lena Link")
                .formParam("email", email)
                .formParam("country", "US")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        browser().post(World.mail(email, 1).path("/confirmations/")).then().statusCode(303);
        String source = db.read(handle -> handle.select(
                        "SELECT s.source FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
        assertEquals(anglers, source);
    }

    @Test
    void a_problem_within_it_can_be_read_there_and_elsewhere_it_is_framed_by_nobody() {
        var petition = OwnPetition.open(prefix);
        var wrong = browser().put("/embed" + petition.path());
        assertEquals(405, wrong.statusCode());
        isReadable(wrong);
        var large = browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "x".repeat(70_000))
                .post("/es/embed" + petition.path() + "/signatures");
        assertEquals(413, large.statusCode());
        isReadable(large);
        browser()
                .put(petition.path())
                .then()
                .statusCode(405)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    private static void isReadable(Response answer) {
        var policy = answer.header("Content-Security-Policy");
        assertTrue(policy.contains("frame-ancestors *") && policy.contains("form-action 'none'"), policy);
    }

    @Test
    void it_says_that_it_is_ready_only_while_it_can_be_signed() {
        var petition = OwnPetition.open(prefix);
        browser()
                .get("/embed" + petition.path())
                .then()
                .body(containsString("data-event=\"ready\""), containsString("name=\"source\" value=\"embed\""));
        petition.isOver();
        browser().get("/embed" + petition.path()).then().body(not(containsString("data-event")));
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Late Larry")
                .post("/embed" + petition.path() + "/signatures")
                .then()
                .statusCode(409)
                .body(not(containsString("data-event")));
    }

    @Test
    void it_stays_light_where_letters_take_two_bytes() throws IOException, InterruptedException {
        var start = "/ar/embed" + World.PETITION + "?partner=nnirr";
        var html = browser().urlEncodingEnabled(false).get(start).asString();
        var sum = onTheWire(start) + onTheWire("/embed.js");
        for (var part : Pattern.compile("<(?:link rel=\"stylesheet\" href|script src)=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList()) sum += onTheWire(part);
        assertTrue(sum < MOST_BYTES, sum + " bytes");
    }

    private static int onTheWire(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + path))
                .header("Accept-Encoding", "gzip")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), path);
            var head = "HTTP/1.1 200 OK\r\n\r\n".length();
            for (var one : answer.headers().map().entrySet())
                for (var value : one.getValue()) head += one.getKey().length() + value.length() + ": \r\n".length();
            return head + answer.body().length;
        }
    }

    @Test
    void a_website_on_an_unusual_port_is_another_site() {
        var petition = OwnPetition.open(
                prefix, yaml -> yaml.replace("url: https://anglers.example\n", "url: https://anglers.example:8443\n"));
        browser()
                .get("/embed" + petition.path() + "?partner=" + anglers)
                .then()
                .header("Content-Security-Policy", containsString(" https://anglers.example:8443 "))
                .header("Content-Security-Policy", not(containsString(" https://anglers.example ")));
    }
}
