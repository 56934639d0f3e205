package org.undersigned.scenarios;

import static java.util.regex.Pattern.quote;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.OwnPetition;

/** A campaign may be written in any language. Our own words around it are in the nearest that this site speaks. */
@QuarkusTest
class ContentLanguagesTest {

    @Inject
    Db db;

    @Test
    void a_petition_in_languages_that_the_interface_does_not_speak_has_an_address_in_each() {
        var petition = OwnPetition.open(
                "kofa",
                yaml -> yaml.replaceAll("\\ben: ", "ko: ")
                        .replaceAll("\\ben:\n", "ko:\n")
                        .replaceAll("\\bes: ", "fa: ")
                        .replaceAll("\\bes:\n", "fa:\n")
                        .replace("    fa: Alto al vertido", "    fr-CA: Fermez ce tuyau\n    fa: Alto al vertido"));
        var path = "/petitions/" + petition.slug();

        // The address without a prefix is the campaign's own, and says where that language has its address.
        browser()
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\" dir=\"ltr\">"))
                .body(containsString("<h1 lang=\"ko\" dir=\"ltr\">Stop the outfall"))
                .body(containsString("rel=\"canonical\" href=\"http://localhost"))
                .body(containsString("/ko" + path + "\">"))
                .body(not(containsString("noindex")));
        browser()
                .get("/fa" + path)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\" dir=\"ltr\">"))
                .body(containsString("<h1 lang=\"fa\" dir=\"rtl\">Alto al vertido"))
                .body(containsString("hreflang=\"ko\""))
                .body(containsString("hreflang=\"fr-CA\""))
                .body(containsString("action=\"/fa" + path + "/signatures\""))
                .body(containsString("aria-current=\"true\" lang=\"fa\""))
                .body(containsString("فارسی"));
        // Near to a language that the interface speaks, our words are in that.
        browser()
                .get("/fr-CA" + path)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"fr\" dir=\"ltr\">"))
                .body(containsString("<h1 lang=\"fr-CA\" dir=\"ltr\">Fermez ce tuyau"));
        browser().get("/fr-ca" + path).then().statusCode(308).header("Location", endsWith("/fr-CA" + path));
        // Of a region that nobody writes for here, the nearest is meant: of the campaign, or of ours.
        leads("/fa-AF" + path + "?src=paper", "/fa" + path + "?src=paper");
        leads("/ko-KR" + path, "/ko" + path);
        // Our own pages are no others in a language that we do not speak, and say which they are copies of.
        browser()
                .get("/ko/privacy")
                .then()
                .statusCode(200)
                .body(containsString("noindex"))
                .body(containsString("/privacy\">"))
                .body(not(containsString("rel=\"canonical\" href=\"http://localhost/ko")));

        // Every address that search engines are led to is one of those that the pages name for each other.
        for (var language : List.of("ko", "fa", "fr-CA")) {
            var page = browser().get("/" + language + path).asString();
            var canonical = page.replaceAll("(?s).*rel=\"canonical\" href=\"([^\"]+)\".*", "$1");
            assertTrue(canonical.endsWith("/" + language + path), canonical);
            assertTrue(page.contains("hreflang=\"" + language + "\" href=\"" + canonical + "\""), canonical);
        }

        browser().get(path + ".png?lang=ko").then().statusCode(200).contentType("image/png");
        browser().get(path + "/poster-a4.pdf?lang=fa").then().statusCode(200).contentType("application/pdf");
    }

    @Test
    void a_language_of_a_region_leads_to_the_same_language_as_it_is_here() {
        leads("/es-MX" + PETITION + "?partner=nnirr", "/es" + PETITION + "?partner=nnirr");
        leads("/ES-mx/privacy", "/es/privacy");
        leads("/pt-BR", "/pt");
        leads("/en-GB" + PETITION, PETITION);
        leads("/zh-Hant-TW/about", "/zh/about");
        browser().post("/es-MX" + PETITION + "/signatures").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/ja, es-MX;q=0.9, es",
        "/ja/privacy, 'xx, ar;q=0.5, fr;q=0.2', ar",
        "/xx/organisations/nnirr, zh-Hant-TW, zh",
        "/ja/no-such-page, '', en",
        "/ja/announcements/nobody, 'es;q=0, *;q=0.1', en",
        "/ja/petitions/end-family-detention, 'de;q=nonsense', en",
        "/ja, -, en",
        "/ja, '-;q=0.5, es', en",
        "/ja, 'es-', en",
        "/ja, ';', en",
        "/ja, 'es;q=2', en"
    })
    void an_address_in_a_language_that_nothing_is_in_is_no_page_and_says_so_in_the_visitors(
            String path, String accepted, String language) {
        browser()
                .header("Accept-Language", accepted)
                .get(path)
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .body(containsString("<html lang=\"" + language + "\""))
                .body(containsString(Messages.of(language).t("problem.not-found.title")));
    }

    @Test
    void a_code_on_a_poster_in_a_language_that_was_given_up_is_one_click_from_its_petition() {
        browser()
                .header("Accept-Language", "ht")
                .get("/ja" + PETITION + "?src=paper")
                .then()
                .statusCode(404)
                .header("Vary", containsString("Accept-Language"))
                .body(containsString("<a href=\"" + PETITION + "?src=paper\">"
                        + Messages.of("ht").t("problem.without-language")));
        // A frame is on a page of others, where nobody clicks its address right.
        leads("/ja/embed" + PETITION, "/embed" + PETITION);
    }

    @Test
    void what_a_browser_prefers_changes_no_page_that_there_is_and_no_404_of_ours() {
        browser().header("Accept-Language", "es").get(PETITION).then().body(containsString("<html lang=\"en\""));
        browser()
                .header("Accept-Language", "es")
                .get("/petitions/none")
                .then()
                .statusCode(404)
                .body(containsString("<html lang=\"en\""));
        browser()
                .header("Accept-Language", "es")
                .get("/ar/petitions/none")
                .then()
                .statusCode(404)
                .body(containsString("<html lang=\"ar\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en//evil.example/x",
                "/ES//evil.example/x",
                "/en-GB//evil.example/x",
                "/es-MX///evil.example/x",
                "/ja//evil.example/embed/x"
            })
    void no_address_of_ours_leads_to_another_site(String path) {
        var location = browser().urlEncodingEnabled(false).get(path).header("Location");
        assertTrue(location == null || !location.matches("(https?:)?//evil.*"), () -> path + " leads to " + location);
    }

    @Test
    void a_stroke_that_browsers_take_for_a_slash_leads_to_no_other_site_either() throws IOException {
        for (var path : List.of("/en/\\evil.example/x", "/es-MX/\\evil.example/x", "/ja/\\evil.example/x")) {
            String answer;
            try (var socket = new Socket("localhost", RestAssured.port)) {
                var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            assertTrue(answer.matches("(?s)HTTP/1.1 [34].*"), answer);
            assertFalse(answer.matches("(?is).*\nlocation: /\\\\.*"), answer);
        }
    }

    private static void leads(String from, String to) {
        browser().get(from).then().statusCode(302).header("Location", matchesPattern("(http://[^/]+)?" + quote(to)));
    }

    @Test
    void a_petition_without_letters_has_a_card_and_no_papers() {
        var petition = OwnPetition.open(
                "thaana",
                yaml -> yaml.replaceAll("\\ben: Stop the outfall[^\n]*", "en: ކޯރު ސާފުކުރައްވާ")
                        .replaceAll("\\bes: Alto al vertido[^\n]*", "es: ߓߊ߫ ߛߣߌߧߊ߫")
                        .replaceAll("\\ben: ", "dv: ")
                        .replaceAll("\\ben:\n", "dv:\n")
                        .replaceAll("\\bes:", "nqo:"));
        var path = "/petitions/" + petition.slug();
        browser().get(path + "/poster-a4.pdf").then().statusCode(404);
        browser().get(path + ".png").then().statusCode(200).contentType("image/png");
    }

    @Test
    void whoever_signs_beside_our_words_in_another_language_is_told_and_mailed_truly() {
        var petition = OwnPetition.open(
                "kosign",
                yaml -> yaml.replaceAll("\\ben: ", "ko: ")
                        .replaceAll("\\ben:\n", "ko:\n")
                        .replaceAll("\\bes:", "en:"));
        var path = "/ko/petitions/" + petition.slug();
        var email = address("suzie");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Suzie Kim")
                .formParam("email", email)
                .formParam("country", "KR")
                .formParam("lang", "ko")
                .formParam("updates", "on")
                .formParam("consent.kosign-river-watch.email", "on")
                .post(path + "/signatures")
                .then()
                .statusCode(303)
                .header("Location", containsString(path + "/check-your-mail"));
        var received = mail(email, 1);
        assertEquals("en", received.headers().get("Content-Language"));
        assertTrue(received.text().contains("Stop the outfall at the old mill"), received.text());
        var link = received.path("/confirmations/");
        browser()
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\""))
                .body(containsString("lang=\"ko\""));
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("updates", "on")
                .formParam("consent.kosign-river-watch.email", "on")
                .post(link)
                .then()
                .statusCode(303)
                .header("Location", containsString(path + "/thanks"));
        // What they agreed to were English words, and that is what is kept; what they read and are mailed in is Korean.
        assertEquals(
                List.of("en"),
                languages("SELECT DISTINCT n.language FROM notice n JOIN organisation o ON o.id = n.organisation"
                        + " WHERE o.slug = 'kosign-river-watch'"));
        assertEquals(
                List.of("ko"),
                languages("SELECT DISTINCT s.language FROM signature s JOIN action p ON p.id = s.petition"
                        + " WHERE p.slug = '" + petition.slug() + "'"));
    }

    @Test
    void a_campaign_that_is_not_in_the_main_language_speaks_its_own_at_the_address_without_a_prefix() {
        var petition = OwnPetition.open(
                "frde",
                yaml -> yaml.replaceAll("\\ben: ", "fr: ")
                        .replaceAll("\\ben:\n", "fr:\n")
                        .replaceAll("\\bes:", "de:"));
        var path = "/petitions/" + petition.slug();
        browser()
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"fr\" dir=\"ltr\">"))
                .body(containsString("/fr" + path + "\">"))
                .body(containsString("action=\"/fr" + path + "/signatures\""))
                .body(not(containsString("noindex")));
        browser().get("/de" + path).then().statusCode(200).body(containsString("<html lang=\"de\""));
        browser().get("/es" + path).then().statusCode(200).body(containsString("noindex"));
    }

    private List<String> languages(String sql) {
        return db.read(handle -> handle.select(sql).mapTo(String.class).list());
    }
}
