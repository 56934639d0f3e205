package org.undersigned.embed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Petitions;
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** The form in a frame on a partner's site, as a browser asks for it. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class FrameTest {

    @Inject
    Petitions petitions;

    @Inject
    Figuring figuring;

    @Inject
    Published.Registry registry;

    @Inject
    Db db;

    private final String prefix = "emb" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";

    @Test
    void it_has_the_partners_box_first_and_the_one_number_and_needs_no_cookie() {
        var petition = OwnPetition.open(prefix);
        var page = browser().get(frame(petition) + "?partner=" + anglers);
        var html = page.asString();
        assertEquals(200, page.statusCode());
        var own = html.indexOf("consent." + anglers + ".email");
        assertTrue(own > 0 && own < html.indexOf("consent." + prefix + "-river-watch.email"), html);
        assertFalse(html.contains(" checked"), "no box is ticked");
        assertTrue(html.contains("target=\"_self\""), "the form stays in the frame");
        assertTrue(page.cookies().isEmpty());
        assertTrue(page.header("Cache-Control").startsWith("public, max-age="), page.header("Cache-Control"));
        assertEquals("Accept-Encoding", page.header("Vary"));
        browser()
                .header("If-None-Match", page.header("ETag"))
                .get(frame(petition) + "?partner=" + anglers)
                .then()
                .statusCode(304);
        var number = browser().get(World.PETITION + "/count.json").jsonPath().getLong("confirmed");
        var told = found(browser().get("/embed" + World.PETITION).asString(), "data-count=\"(\\d+)\"");
        assertEquals(number, Long.parseLong(told));
    }

    @Test
    void a_partner_that_chose_so_shows_its_own_box_alone() {
        var petition = OwnPetition.open(prefix);
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE partnership SET own_box = true WHERE organisation = (SELECT id FROM organisation WHERE slug = ?)",
                    anglers);
            org.undersigned.foundation.db.Publication.changed(handle);
        });
        registry.refresh();
        browser()
                .get(frame(petition) + "?partner=" + anglers)
                .then()
                .body(
                        containsString("consent." + anglers + ".email"),
                        not(containsString("consent." + prefix + "-river-watch.email")));
    }

    @Test
    void only_sites_of_partners_may_frame_it_and_nothing_else_is_framed() {
        var petition = OwnPetition.open(prefix);
        var ofAll = ancestors(browser().get(frame(petition)));
        assertTrue(
                ofAll.contains(" https://anglers.example ") && ofAll.contains(" https://www.river-watch.example"),
                ofAll);
        var ofOne = ancestors(browser().get(frame(petition) + "?partner=" + anglers));
        assertFalse(ofOne.contains("river-watch"), ofOne);
        assertFalse(ofOne.contains("*.") || ofOne.contains(" * "), ofOne);
        var named = browser().get(frame(petition) + "?partner=" + anglers + "&host=https://anglers.example");
        assertEquals("'self' https://anglers.example", ancestors(named).strip());
        assertTrue(named.asString().contains("data-host=\"https://anglers.example\""));
        var stranger = browser().get(frame(petition) + "?partner=" + anglers + "&host=https://stranger.example");
        assertFalse(stranger.asString().contains("stranger"));
        assertEquals(ofOne, ancestors(stranger));
        for (var path :
                new String[] {petition.path(), petition.path() + "/check-your-mail", petition.path() + "/thanks", "/"})
            assertEquals("'none'", ancestors(browser().get(path)).strip(), path);
    }

    @Test
    void owners_list_more_sites_and_nobody_else_does() {
        var petition = OwnPetition.open(prefix);
        var sites = "/staff/organisations/" + anglers + "/sites";
        var owner = Desk.invited("Ona", "--organisation", anglers);
        for (var wrong : new String[] {
            "http://anglers.example",
            "https://*.anglers.example",
            "https://anglers.example/page",
            "anglers",
            "https://a@b.example",
            "https://one.example; script-src *",
            "https://localhost",
            "https://www.facebook.com",
            "https://sites.google.com:8443",
            "https://anglers.example:99999"
        })
            owner.send(sites, "origins", "https://fine.example\n" + wrong)
                    .then()
                    .statusCode(422)
                    .body(containsString("origins-e"), containsString("https://fine.example"));
        assertEquals("", listed());
        owner.send(sites, "origins", "https://Action.Anglers.example/\nhttps://fisch-köder.example:8443\n")
                .then()
                .statusCode(200);
        assertEquals("https://action.anglers.example https://xn--fisch-kder-kcb.example:8443", listed());
        assertTrue(ancestors(browser().get(frame(petition) + "?partner=" + anglers))
                .contains(" https://action.anglers.example "));
        var campaigner = Desk.invited("Cleo", "--organisation", anglers, "--role", "campaigner");
        assertEquals(403, campaigner.get(sites).statusCode());
        assertEquals(403, campaigner.send(sites, "origins", "").statusCode());
        owner.send(sites, "origins", "").then().statusCode(200);
        assertEquals("", listed());
    }

    @Test
    void a_person_signs_corrects_and_confirms_within_it() {
        var petition = OwnPetition.open(prefix);
        var address = frame(petition) + "?partner=" + anglers + "&accent=0f766e&scheme=dark&host=http://localhost:81";
        var action = found(browser().get(address).asString(), "action=\"([^\"]*/signatures[^\"]*)\"")
                .replace("&amp;", "&");
        var email = World.address("ann");
        var back = send(action, "https://spam.example", email);
        assertEquals(422, back.statusCode());
        assertTrue(back.asString().contains(email), "what was written is kept");
        assertTrue(back.asString().contains("scheme=dark"), "and the look");
        assertTrue(back.asString().contains("data-host=\"http://localhost:81\""));
        assertEquals("'self' http://localhost:81", ancestors(back).strip());
        assertEquals("no-store", back.header("Cache-Control"));

        var sent = send(action, "Ann Angler", email);
        assertEquals(303, sent.statusCode());
        var check = sent.header("Location").replaceFirst("^https?://[^/]+", "");
        assertTrue(check.startsWith(frame(petition) + "/check-your-mail?s="), check);
        var page = browser().urlEncodingEnabled(false).get(check);
        page.then().statusCode(200).body(containsString("data-event=\"signed\""));
        var code = World.mail(email, 1).code();
        var confirm = found(page.asString(), "action=\"([^\"]*/confirmations[^\"]*)\"")
                .replace("&amp;", "&");
        var reference = found(page.asString(), "name=\"s\" value=\"([^\"]*)\"");
        post(confirm, "s", reference, "code", "222222").then().statusCode(422).body(containsString("code-e"));
        var thanks = post(confirm, "s", reference, "code", code);
        assertEquals(303, thanks.statusCode());
        var end = browser()
                .urlEncodingEnabled(false)
                .get(thanks.header("Location").replaceFirst("^https?://[^/]+", ""));
        end.then().statusCode(200).body(containsString("data-event=\"confirmed\""), containsString("class=\"share\""));
        assertFalse(end.asString().contains(email) || end.asString().contains("Ann"), "nothing personal");
        assertEquals("embed:" + anglers, source(petition));
        // Who comes by a partner's form is brought by that partner, as who comes by its link.
        figuring.count();
        var id = petitions.visible(petition.slug()).orElseThrow().id();
        assertEquals(Map.of(id, 1L), figuring.bySource(List.of(id), anglers));
    }

    @Test
    void what_brought_somebody_to_the_page_around_it_counts() {
        var petition = OwnPetition.open(prefix);
        var action = frame(petition) + "/signatures?partner=" + anglers;
        for (var code : new String[] {
            "src=spring_mail spring-mail:" + anglers, "r=abcdefghij friend-abcdefghij", " embed:" + anglers
        }) {
            var query = code.split(" ")[0];
            var email = World.address("sam");
            World.browser()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .header("Referer", "http://localhost" + frame(petition) + "?partner=" + anglers + "&" + query)
                    .formParam("name", "Sam Sample")
                    .formParam("email", email)
                    .formParam("country", "US")
                    .post(action)
                    .then()
                    .statusCode(303);
            browser().post(World.mail(email, 1).path("/confirmations/")).then().statusCode(303);
            assertTrue(sources(petition).contains(code.split(" ")[1]), code + " in " + sources(petition));
        }
    }

    @Test
    void what_cannot_be_signed_says_so_where_it_is_framed() {
        var closed = OwnPetition.open(prefix);
        closed.isOver();
        browser()
                .get(frame(closed))
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"email\"")), containsString("id=\"sign-h\""));
        send(frame(closed) + "/signatures", "Late Larry", World.address("larry"))
                .then()
                .statusCode(409);
        var draft = OwnPetition.draft(prefix + "d");
        for (var path : new String[] {frame(draft), "/embed/petitions/no-such-petition"}) {
            var page = browser().get(path);
            page.then().statusCode(404).body(containsString("This petition is not here"), not(containsString("<form")));
            assertEquals("*", ancestors(page).strip());
        }
        var risky = OwnPetition.open(prefix + "r", yaml -> yaml.replace("profile: standard", "profile: high-risk"));
        var page = browser().get(frame(risky));
        page.then().statusCode(403).body(containsString(risky.path()), not(containsString("<form")));
        send(frame(risky) + "/signatures", "Rita Risk", World.address("rita"))
                .then()
                .statusCode(403);
    }

    private static String frame(OwnPetition petition) {
        return "/embed" + petition.path();
    }

    private static String ancestors(Response answer) {
        return found(answer.header("Content-Security-Policy"), "frame-ancestors([^;]*)") + " ";
    }

    private static Response send(String action, String name, String email) {
        return post(action, "name", name, "email", email, "country", "US");
    }

    private static Response post(String action, String... fields) {
        return Desk.filled(
                        browser()
                                .urlEncodingEnabled(true)
                                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                                .header("Origin", "null"),
                        fields)
                // It encodes what it sends, so an address from a page is given to it as it means.
                .post(java.net.URLDecoder.decode(action, java.nio.charset.StandardCharsets.UTF_8));
    }

    private String source(OwnPetition petition) {
        return sources(petition).getFirst();
    }

    private java.util.List<String> sources(OwnPetition petition) {
        var id = petitions.visible(petition.slug()).orElseThrow().id();
        return db.read(
                handle -> handle.select("SELECT source FROM signature WHERE petition = ? AND state = 'confirmed'", id)
                        .mapTo(String.class)
                        .list());
    }

    private String listed() {
        java.util.List<String> origins = db.read(handle -> handle.select(
                        "SELECT origin FROM embed_origin JOIN organisation ON id = organisation WHERE slug = ? ORDER BY 1",
                        anglers)
                .mapTo(String.class)
                .list());
        return String.join(" ", origins);
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern + " in " + text);
        return found.group(1);
    }
}
