package org.undersigned.sharing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Channel;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.world.TestDatabase;

/** What is proposed to whoever passes a petition on, and where it leads. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SharingTest {

    private static final String SLUG = PETITION.substring(PETITION.lastIndexOf('/') + 1);

    @Inject
    Petitions petitions;

    @Test
    void a_way_has_the_words_of_the_campaign_in_the_language_of_the_reader() {
        var spanish = links("es");
        assertTrue(spanish.text(Channel.SMS).startsWith("Hay niños encerrados"), spanish.text());
        assertTrue(spanish.body().startsWith("Hola:"), spanish.body());
        assertTrue(spanish.subject().startsWith("Pongan fin"), spanish.subject());
        assertTrue(decoded(spanish.whatsapp()).endsWith(PETITION + "?r=abc"), spanish.whatsapp());
    }

    @Test
    void a_reader_of_a_language_without_words_gets_ours_which_never_say_that_the_sender_signed() {
        var german = links("de");
        assertTrue(german.text().contains("End the Detention"), german.text());
        assertFalse(german.text().contains("Children are locked up"), "words that its reader may not read");
    }

    @Test
    void hashtags_go_along_where_people_use_them_and_nowhere_else() {
        var links = links("en");
        assertTrue(decoded(links.bluesky()).endsWith("#Endfamilydetention"), links.bluesky());
        assertTrue(decoded(links.x()).endsWith("hashtags=NoBanNoWall,USWelcomes,Endfamilydetention"), links.x());
        assertTrue(decoded(links.facebook()).endsWith("hashtag=#NoBanNoWall"), links.facebook());
        for (var plain : new String[] {links.sms(), links.whatsapp(), links.telegram(), links.mail()})
            assertFalse(decoded(plain).contains("#"), plain);
    }

    @Test
    void the_page_of_thanks_offers_every_way_as_a_plain_link_and_one_script_of_this_site() {
        var answer = browser().get(PETITION + "/thanks?r=abc123");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("connect-src")))
                .body(containsString("/petitions/" + SLUG + "/mastodon?r=abc123"))
                .body(containsString("https://wa.me/"))
                .body(containsString("<script src=\"/assets/share."));
        browser()
                .get(answer.asString().replaceAll("(?s).*src=\"(/assets/share[^\"]*)\".*", "$1"))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void whoever_names_their_server_sees_where_the_button_leads_and_nothing_redirects() {
        browser()
                .get(PETITION + "/mastodon?r=abc&server=https://Social.Example.org/@suzie")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("href=\"https://social.example.org/share?text="))
                .body(containsString("?r=abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "evil.example.org:8443",
                "127.0.0.1",
                "localhost",
                "a b.org",
                "-a.org",
                "[::1]",
                "\"><b"
            })
    void what_is_no_server_is_refused_and_leads_nowhere(String server) {
        assertEquals(Optional.empty(), MastodonPage.host(server));
        browser()
                .queryParam("server", server)
                .get(PETITION + "/mastodon")
                .then()
                .statusCode(422)
                .body(not(containsString("/share?text=")), not(containsString("\"><b")));
    }

    @Test
    void a_server_may_be_written_as_people_write_it() {
        assertEquals(Optional.of("mastodon.social"), MastodonPage.host("@suzie@mastodon.social"));
        assertEquals(Optional.of("xn--bcher-kva.example.org"), MastodonPage.host("Bücher.example.org"));
    }

    @Test
    void pages_name_the_card_by_what_is_on_it_and_it_may_be_kept_for_ever() {
        var address = card("/petitions/lirenne-propre");
        var first = browser().get(address);
        first.then().statusCode(200).contentType("image/png").header("Cache-Control", containsString("immutable"));
        var before = address.replaceFirst("card-.{8}", "card-AAAAAAAA");
        var old = browser().get(before);
        old.then().statusCode(200).header("Cache-Control", startsWith("public, max-age=60"));
        assertEquals(
                first.asByteArray().length, old.asByteArray().length, "an address of before shows the card of now");
        browser().get("/petitions/no-such/card-AAAAAAAA.png").then().statusCode(404);
    }

    static String card(String page) {
        var found = Pattern.compile("og:image\" content=\"https?://[^/]*([^\"]*)\"")
                .matcher(browser().get(page).asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private ShareLinks links(String language) {
        return ShareLinks.of(petition(), Page.of(language, PETITION, "", "https://site.example.org"), "abc");
    }

    private Petition petition() {
        return petitions.visible(SLUG).orElseThrow();
    }

    private static String decoded(String link) {
        return URLDecoder.decode(link, StandardCharsets.UTF_8);
    }
}
