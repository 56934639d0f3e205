package org.undersigned.embed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;

/** oEmbed 1.0 (oembed.com), sections 2.2 and 2.3, and the script that is named beside it. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OembedTest {

    @Test
    void an_address_of_a_petition_becomes_a_frame() {
        var answer = ask("url", Desk.ORIGIN + "/es" + PETITION + "?partner=nnirr");
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "*")
                .body("version", equalTo("1.0"))
                .body("type", equalTo("rich"))
                .body("width", equalTo(600))
                .body("height", equalTo(900))
                .body("provider_name", equalTo("Undersigned"))
                .body("thumbnail_width", equalTo(1200))
                .body("thumbnail_url", containsString("/card-"));
        var html = answer.jsonPath().getString("html");
        assertTrue(html.startsWith("<iframe src=\"" + Desk.ORIGIN + "/es/embed" + PETITION + "?partner=nnirr\""), html);
        browser().get("/es/embed" + PETITION + "?partner=nnirr").then().statusCode(200);
        var picture = answer.jsonPath().getString("thumbnail_url").substring(Desk.ORIGIN.length());
        browser().urlEncodingEnabled(false).get(picture).then().statusCode(200).contentType("image/png");
    }

    @Test
    void it_is_no_larger_than_asked_for_and_then_names_no_larger_picture() {
        ask("url", Desk.ORIGIN + PETITION, "maxwidth", "400", "maxheight", "300")
                .then()
                .body("width", equalTo(400))
                .body("height", equalTo(300))
                .body("html", containsString("width=\"400\" height=\"300\""))
                .body("thumbnail_url", nullValue());
    }

    @Test
    void the_same_is_there_as_xml() {
        var answer = ask("url", Desk.ORIGIN + PETITION, "format", "xml");
        answer.then().statusCode(200).contentType("text/xml");
        assertEquals("rich", answer.xmlPath().getString("oembed.type"));
        assertTrue(answer.xmlPath().getString("oembed.html").startsWith("<iframe "), answer.asString());
        assertEquals(
                "application/json;charset=UTF-8",
                ask("url", Desk.ORIGIN + PETITION, "format", "json").contentType());
    }

    @Test
    void what_it_cannot_answer_has_the_status_that_the_specification_names() {
        assertEquals(501, ask("url", Desk.ORIGIN + PETITION, "format", "yaml").statusCode());
        assertEquals(400, ask().statusCode());
        assertEquals(400, ask("url", Desk.ORIGIN + PETITION, "maxwidth", "-1").statusCode());
        var draft = OwnPetition.draft("oem" + UUID.randomUUID().toString().substring(0, 8));
        for (var url : new String[] {
            "https://elsewhere.example" + PETITION,
            Desk.ORIGIN + ".evil.example" + PETITION,
            Desk.ORIGIN + "/petitions/no-such-petition",
            Desk.ORIGIN + draft.path(),
            Desk.ORIGIN + "/privacy",
            Desk.ORIGIN + "/xx" + PETITION
        }) assertEquals(404, ask("url", url).statusCode(), url);
        ask("url", "x").then().contentType("application/problem+json");
        assertEquals(400, ask("url", "").statusCode());
        ask("url", Desk.ORIGIN + PETITION, "format", "", "maxwidth", "", "maxheight", "99999999999")
                .then()
                .statusCode(200)
                .body("width", equalTo(600))
                .body("height", equalTo(900));
    }

    @Test
    void a_petition_of_high_risk_stays_a_link() {
        var risky = OwnPetition.open(
                "oem" + UUID.randomUUID().toString().substring(0, 8),
                yaml -> yaml.replace("profile: standard", "profile: high-risk"));
        ask("url", Desk.ORIGIN + risky.path())
                .then()
                .statusCode(200)
                .body("type", equalTo("link"))
                .body("html", nullValue());
    }

    @Test
    void the_petitions_page_names_its_answer() {
        var page = browser().get("/ar" + PETITION + "?partner=nnirr").asString();
        var start = "<link rel=\"alternate\" type=\"application/json+oembed\" title=\"";
        assertTrue(page.contains(start), page.substring(0, 3000));
        var link = page.substring(page.indexOf(start)).replaceFirst("(?s)>.*", "");
        var href = link.replaceFirst(".* href=\"", "").replaceFirst("\".*", "");
        assertTrue(href.contains("?url=http%3A%2F%2F"), href);
        browser()
                .urlEncodingEnabled(false)
                .get(href.replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .body("html", containsString("/ar/embed" + PETITION + "?partner=nnirr"));
    }

    @Test
    void other_sites_may_load_the_script_and_caches_keep_the_one_that_never_changes() {
        var moving = browser().header("Accept-Encoding", "gzip").get("/embed.js");
        moving.then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", containsString("max-age=3600"));
        var fixed = org.undersigned.foundation.html.Assets.EMBED_SCRIPT;
        browser().get(fixed).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        assertTrue(
                moving.asString().contains("'" + EmbedCode.SANDBOX + "'"),
                "the element grants what the frame by itself does");
        browser().get("/embed.0.js").then().statusCode(200).header("Cache-Control", equalTo("public, max-age=60"));
    }

    private static Response ask(String... query) {
        var request = browser();
        for (int i = 0; i < query.length; i += 2) request.queryParam(query[i], query[i + 1]);
        return request.get("/oembed");
    }
}
