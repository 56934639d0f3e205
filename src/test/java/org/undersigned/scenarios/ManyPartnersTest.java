package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.ManyPartners;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** Two hundred organisations ask together, and the form stays short. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ManyPartnersTest {

    private static final String PREFIX = "many";
    private static final int PARTNERS = 200;
    private static final Pattern BOX = Pattern.compile("type=\"checkbox\" id=\"c-([a-z0-9-]+)\"[^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private static OwnPetition petition;

    @BeforeAll
    static void load() {
        petition = ManyPartners.open(PREFIX, PARTNERS);
    }

    @Test
    void the_short_form_has_the_boxes_of_lead_and_co_hosts_and_leads_to_the_others() {
        var page = given().get(petition.path()).asString();
        assertEquals(
                Stream.concat(
                                Stream.of(PREFIX + "-river-watch"),
                                IntStream.range(0, 7).mapToObj(ManyPartnersTest::slug))
                        .toList(),
                boxes(page));
        assertTrue(page.contains("formaction=\"" + petition.path() + "/organisations\""));
        assertFalse(page.contains(ManyPartners.name(100)), "a supporting organisation is named on the short page");
    }

    @Test
    void who_brings_somebody_comes_first_even_if_it_only_supports() {
        var page = given().get(petition.path() + "?partner=" + slug(150)).asString();
        assertEquals(slug(150), boxes(page).getFirst());
        assertEquals(8, boxes(page).size(), "no more with one more");
        assertTrue(page.contains("name=\"partner\" value=\"" + slug(150) + "\""));
    }

    @Test
    void the_page_of_all_organisations_has_every_name_and_every_box_and_none_is_ticked() {
        var page = given().get(petition.path() + "/organisations").asString();
        assertEquals(PARTNERS, new TreeSet<>(boxes(page)).size());
        assertFalse(page.contains(" checked"));
        for (int i = 0; i < PARTNERS - 2; i++) assertTrue(page.contains("/organisations/" + slug(i) + "\""), slug(i));
        for (var box : BOX.matcher(page).results().toList())
            assertTrue(page.contains("name=\"consent." + box.group(1) + ".email\""), "a box of more than one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ht", "ar", "fr", "de", "pt", "zh", "vi"})
    void both_pages_are_light(String language) throws Exception {
        var path = Languages.href(language, petition.path());
        var brief = Weight.of(path + "?partner=" + slug(150));
        assertTrue(brief.bytes() <= 14 * 1024, brief.toString());
        var whole = Weight.of(path + "/organisations");
        assertTrue(whole.bytes() <= 40 * 1024, whole.toString());
    }

    @Test
    void the_page_of_all_is_one_document_for_everybody() {
        given().get(petition.path() + "/organisations?partner=" + slug(150))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .header("Set-Cookie", org.hamcrest.Matchers.nullValue())
                .body(not(containsString("<script")), not(containsString("name=\"partner\"")));
    }

    @Test
    void what_needs_a_change_comes_back_on_the_page_of_all_with_every_tick_kept() {
        var whole = World.browser()
                .formParams(
                        hidden(given().get(petition.path() + "/organisations").asString()))
                .formParam("name", "Suzie Sample")
                .formParam("email", "suzie@nowhere")
                .formParam("country", "US")
                .formParam("consent." + slug(0) + ".email", "on")
                .formParam("consent." + slug(180) + ".email", "on")
                .post(petition.path() + "/signatures");
        assertEquals(422, whole.statusCode());
        assertEquals(PARTNERS, boxes(whole.asString()).size());
        assertEquals(List.of(slug(0), slug(180)), ticked(whole.asString()));
        assertTrue(whole.asString().contains("Suzie Sample") && whole.asString().contains("id=\"refused\""));
    }

    @Test
    void what_was_written_so_far_and_who_brought_it_goes_along_to_the_page_of_all_and_is_kept_nowhere() {
        var before = World.signatures();
        var whole = World.browser()
                .header("Referer", "http://localhost" + petition.path() + "?partner=" + slug(150) + "&r=abc123")
                .formParam("name", "Suzie Sample")
                .formParam("email", "")
                .formParam("country", "DE")
                .formParam("updates", "on")
                .formParam("consent." + slug(0) + ".email", "on")
                .post(petition.path() + "/organisations");
        assertEquals(200, whole.statusCode());
        assertEquals("no-store", whole.header("Cache-Control"));
        var page = whole.asString();
        assertEquals(PARTNERS, boxes(page).size());
        assertEquals(List.of(slug(0)), ticked(page));
        assertEquals(
                java.util.Map.of("partner", slug(150), "source", "friend-abc123", "form.boxes", "all"), hidden(page));
        assertTrue(page.contains("value=\"Suzie Sample\"") && page.contains("name=\"updates\" checked"));
        assertFalse(page.contains("id=\"refused\""), "half a form is no mistake");
        assertEquals(before, World.signatures());
        given().get(petition.path() + "/organisations").then().body(not(containsString("Suzie")));
    }

    @Test
    void enter_in_the_short_form_signs() {
        var page = given().get(petition.path()).asString();
        var form = page.substring(page.indexOf("<form method=\"post\" action=\"" + petition.path() + "/signatures\""));
        var first = form.substring(form.indexOf("<button"), form.indexOf(">", form.indexOf("<button")));
        assertFalse(first.contains("formaction"), first);
    }

    @Test
    void what_needs_a_change_comes_back_on_the_short_form_with_a_box_that_was_ticked_elsewhere() {
        var brief = World.browser()
                .formParam("name", "Suzie Sample")
                .formParam("email", "suzie@nowhere")
                .formParam("country", "US")
                .formParam("consent." + slug(180) + ".email", "on")
                .post(petition.path() + "/signatures");
        assertEquals(422, brief.statusCode());
        assertEquals(List.of(slug(180)), ticked(brief.asString()));
        assertEquals(9, boxes(brief.asString()).size());
    }

    @Test
    void who_ticks_on_the_page_of_all_is_counted_for_the_partner_that_brought_them() {
        var email = World.address("suzie");
        World.browser()
                .header("Referer", "http://localhost" + petition.path() + "/organisations?partner=" + slug(150))
                .formParams(
                        hidden(given().get(petition.path() + "/organisations").asString()))
                .formParam("name", "Suzie Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("consent." + slug(180) + ".email", "on")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        var own = given().get(World.mail(email, 2).path("/signatures/") + "/data.json");
        assertEquals(slug(150), own.jsonPath().getString("source"));
        assertEquals(slug(180), own.jsonPath().getString("consent_events[0].organisation"));
    }

    @Test
    void a_small_coalition_keeps_all_its_boxes_on_the_page() {
        var page = given().get("/petitions/end-family-detention").asString();
        assertFalse(page.contains("/petitions/end-family-detention/organisations"));
        given().get("/petitions/end-family-detention/organisations")
                .then()
                .statusCode(200)
                .body(containsString("consent.nnirr.email"));
    }

    private static String slug(int number) {
        return ManyPartners.slug(PREFIX, number);
    }

    private static List<String> boxes(String page) {
        return BOX.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static List<String> ticked(String page) {
        return BOX.matcher(page)
                .results()
                .filter(found -> found.group().contains(" checked"))
                .map(found -> found.group(1))
                .toList();
    }

    private static java.util.Map<String, String> hidden(String page) {
        var fields = new java.util.TreeMap<String, String>();
        HIDDEN.matcher(page).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        return fields;
    }
}
