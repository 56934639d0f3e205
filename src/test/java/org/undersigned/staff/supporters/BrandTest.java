package org.undersigned.staff.supporters;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Photo;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** A partner's own link has its logo and its colour, and nothing else changes. */
@QuarkusTest
class BrandTest {

    private static final Pattern LOGO = Pattern.compile("<img class=\"logo\" src=\"(/pictures/[^\"]+)\"");

    @Inject
    Db db;

    private final String prefix = "bra" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";
    private final String path = BrandPage.path(anglers);

    @Test
    void the_own_link_shows_logo_and_colour_and_other_pages_do_not() throws Exception {
        var petition = OwnPetition.open(prefix);
        var link = petition.path() + "?partner=" + anglers;
        var owner = Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
        owner.get(SupportersPageTest.path(anglers)).then().body(containsString(path));
        send(owner, "#B91C1C", Photo.taken(400, 100))
                .then()
                .statusCode(200)
                .body(containsString("Saved."), containsString("value=\"#b91c1c\""));
        var page = World.browser().get(link).asString();
        assertTrue(page.contains("/assets/brand-" + anglers + ".css"), page);
        assertFalse(page.contains("/assets/campaign-"), "one colour");
        World.browser()
                .get("/assets/brand-" + anglers + ".css")
                .then()
                .statusCode(200)
                .body(containsString("--campaign:#b91c1c"));
        var found = LOGO.matcher(page);
        assertTrue(found.find(), page);
        assertTrue(page.contains("width=\"400\" height=\"100\" alt=\"Anglers of the Upper Valley\""), page);
        var logo = World.browser().get(found.group(1)).asByteArray();
        assertFalse(new String(logo, StandardCharsets.ISO_8859_1).contains(Photo.NOTE), "it is drawn anew");
        for (var other : List.of(petition.path(), petition.path() + "?partner=" + prefix + "-river-watch"))
            World.browser()
                    .get(other)
                    .then()
                    .body(not(containsString("class=\"logo\"")), not(containsString("/assets/brand-")));
        for (var language : Languages.all()) {
            var weight = Weight.of(Languages.href(language, petition.path()) + "?partner=" + anglers);
            assertTrue(weight.bytes() <= 14 * 1024, weight.toString());
        }
        assertEquals(
                List.of("colour=#b91c1c logo=on"),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'organisation.brand' AND subject = ?",
                                "organisation " + anglers)
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void who_has_to_change_something_or_to_wait_stays_behind_the_link_that_brought_them() {
        var petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
        send(owner, "#b91c1c", Photo.taken(400, 100)).then().statusCode(200);
        var operator = Desk.invited("Opal");
        for (var brought : List.of(true, false)) {
            answered(422, brought, sent(petition, brought, "", "/signatures"));
            answered(422, brought, sent(petition, brought, "all", "/signatures"));
            answered(200, brought, sent(petition, brought, "", "/organisations"));
            operator.send("/staff/site", "stop", "signing");
            try {
                answered(503, brought, sent(petition, brought, "", "/signatures"));
            } finally {
                operator.send("/staff/site", "go", "signing");
            }
        }
    }

    /** A form with a mistake in it, as the page behind the partner's link has it or as the petition's own page has it. */
    private Response sent(OwnPetition petition, boolean brought, String boxes, String to) {
        var form = World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Suzie Sample")
                .formParam("email", "nowhere")
                .formParam("country", "US");
        if (brought) form.formParam("partner", anglers);
        if (!boxes.isEmpty()) form.formParam("form.boxes", boxes);
        return form.post(petition.path() + to);
    }

    private void answered(int status, boolean brought, Response answer) {
        assertEquals(status, answer.statusCode());
        var page = answer.asString();
        assertEquals(brought, LOGO.matcher(page).find(), status + " " + page);
        assertEquals(brought, page.contains("/assets/brand-" + anglers + ".css"), status + " " + page);
        assertEquals(!brought, page.contains("/assets/campaign-"), status + " " + page);
    }

    @Test
    void its_own_page_and_its_announcements_wear_it_and_nobody_elses_do() throws Exception {
        OwnPetition.open(prefix);
        var owner = Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
        var own = List.of("/organisations/" + anglers, "/announcements/" + anglers + "-join");
        for (var page : own)
            World.browser()
                    .get(page)
                    .then()
                    .body(not(containsString("class=\"logo\"")), containsString("/assets/campaign-"));
        send(owner, "#b91c1c", Photo.taken(400, 100)).then().statusCode(200);
        for (var page : own) {
            var answer = World.browser().get(page);
            assertTrue(LOGO.matcher(answer.asString()).find(), page);
            assertTrue(answer.asString().contains("/assets/brand-" + anglers + ".css"), page);
            assertFalse(answer.asString().contains("/assets/campaign-"), "one colour");
            assertTrue(answer.header("Cache-Control").startsWith("public"), page);
            assertNull(answer.header("Set-Cookie"), page);
            for (var language : Languages.all()) {
                var weight = Weight.of(Languages.href(language, page));
                assertTrue(weight.bytes() <= 14 * 1024, weight.toString());
            }
        }
        World.browser()
                .get("/organisations/" + prefix + "-river-watch")
                .then()
                .body(not(containsString("/assets/brand-")));
    }

    @Test
    void a_logo_stays_until_it_is_taken_away_and_without_a_colour_the_campaigns_stands() {
        var petition = OwnPetition.open(prefix);
        var link = petition.path() + "?partner=" + anglers;
        var owner = Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
        send(owner, "", Photo.taken(200, 200)).then().statusCode(200);
        send(owner, "#0f766e", new byte[0]).then().statusCode(200);
        World.browser().get(link).then().body(containsString("class=\"logo\""), containsString("/assets/brand-"));
        owner.request()
                .header("Origin", Desk.ORIGIN)
                .contentType("multipart/form-data")
                .multiPart("form", owner.form("/staff"))
                .multiPart("colour", "")
                .multiPart("remove", "on")
                .post(path)
                .then()
                .statusCode(200);
        World.browser()
                .get(link)
                .then()
                .body(not(containsString("class=\"logo\"")), containsString("/assets/campaign-"));
        World.browser().get("/assets/brand-" + anglers + ".css").then().statusCode(404);
    }

    @Test
    void what_is_no_colour_and_no_logo_is_refused_and_only_an_owner_chooses() {
        OwnPetition.open(prefix);
        var owner = Desk.invited("Nina", "--organisation", anglers, "--role", "owner");
        send(owner, "red; }", "no picture".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(422)
                .body(
                        containsString("id=\"colour-e\""),
                        containsString("Choose a JPEG or PNG file"),
                        containsString("value=\"red; }\""));
        send(owner, "", Photo.taken(900, 60)).then().statusCode(422).body(containsString("eight times the other"));
        var campaigner = Desk.invited("Carl", "--organisation", anglers, "--role", "campaigner");
        assertEquals(403, send(campaigner, "#0f766e", new byte[0]).statusCode());
    }

    @Test
    void the_menu_leads_to_the_supporters() {
        OwnPetition.open(prefix);
        var viewer = Desk.invited("Vera", "--organisation", anglers, "--role", "viewer");
        viewer.get("/staff/account")
                .then()
                .body(containsString(">Supporters<"), containsString(anglers + "/supporters"));
        Desk.command("invite", viewer.email, "--organisation", prefix + "-river-watch", "--role", "viewer");
        viewer.get("/staff/supporters").then().statusCode(200).body(containsString(anglers + "/supporters"));
    }

    private Response send(Desk by, String colour, byte[] logo) {
        return by.dresses(anglers, colour, logo);
    }
}
