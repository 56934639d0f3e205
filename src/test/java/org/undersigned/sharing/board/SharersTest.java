package org.undersigned.sharing.board;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** Who is named on the page of those who brought others. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SharersTest {

    private static final Pattern CODE = Pattern.compile("\\?r=([A-Za-z0-9_-]{10})");

    @Inject
    SharersJob job;

    @Inject
    Petitions petitions;

    @Inject
    Published.Registry published;

    @Inject
    Db db;

    private final String prefix = "shr" + UUID.randomUUID().toString().substring(0, 8);
    private OwnPetition petition;
    private Desk carla;

    @BeforeEach
    void begin() {
        petition = OwnPetition.open(prefix);
        carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    @Test
    void nobody_is_named_who_did_not_ask_and_nobody_at_all_unless_a_lead_switched_it_on() {
        var own = petition.supporter("Suzie Sample", World.address("suzie"));
        browser().get(petition.path() + "/sharers").then().statusCode(404);
        browser().get(own).then().body(not(containsString(own + "/sharer")));
        appear(own, "Suzie").then().statusCode(404);
        turn("on");
        browser()
                .get(petition.path() + "/sharers")
                .then()
                .statusCode(200)
                .header("Cache-Control", startsWith("public"))
                .body(not(containsString("Suzie")));
        browser().get(own).then().body(containsString(own + "/sharer"), not(containsString("sharer/removal")));
        assertEquals(1, audited("sharing.page"), "once, however often it is asked for");
    }

    @Test
    void names_show_from_three_people_on_and_whoever_leaves_is_gone_at_once() {
        turn("on");
        var suzie = named("Suzie", 2);
        named("Sam", 1);
        counted();
        browser().get(petition.path() + "/sharers").then().body(not(containsString("Suzie")));
        named("Paula", 1);
        counted();
        var page = browser().get(petition.path() + "/sharers").asString();
        assertTrue(
                page.indexOf("Suzie") > 0 && page.indexOf("Suzie") < page.indexOf("Paula"), "who brought most first");
        assertTrue(page.contains("brought 2 signatures"), page);
        browser().post(suzie + "/sharer/removal").then().statusCode(303).header("Location", suzie);
        published.refresh();
        browser().get(petition.path() + "/sharers").then().body(not(containsString("Suzie")));
        browser().get(suzie + "/data.json").then().body(not(containsString("named_among")));
    }

    @Test
    void staff_hide_a_name_and_the_log_does_not_say_whose() {
        turn("on");
        named("Suzie", 1);
        named("Sam", 1);
        named("Paula", 1);
        var hidden = java.util.List.of(named("Trudy", 1));
        counted();
        browser().get(petition.path() + "/sharers").then().body(containsString("Trudy"));
        var desk = carla.get(path()).asString();
        var trudy =
                desk.substring(desk.indexOf("Trudy")).replaceAll("(?s).*?name=\"sharer\" value=\"([^\"]*)\".*", "$1");
        carla.send(path(), "do", "hide", "sharer", trudy).then().statusCode(303);
        published.refresh();
        browser().get(petition.path() + "/sharers").then().body(not(containsString("Trudy")), containsString("Paula"));
        var own = hidden.get(0);
        browser().post(own + "/sharer/removal").then().statusCode(303);
        appear(own, "Trudy").then().statusCode(303);
        browser().get(petition.path() + "/sharers").then().body(not(containsString("Trudy")));
        assertEquals(1, audited("sharing.name"));
        var details = db.read(handle -> handle.select("SELECT detail FROM audit_entry WHERE action = 'sharing.name'")
                .mapTo(String.class)
                .list());
        assertFalse(details.toString().contains("Trudy"), details.toString());
    }

    @Test
    void the_name_is_sealed_and_goes_with_the_signature() {
        turn("on");
        var own = named("Zenobia", 0);
        assertEquals(
                1,
                rows(
                        "sealed_row WHERE recipient = 'sharer' AND signature IN (SELECT id FROM signature WHERE petition = ?)"));
        browser().get(own + "/data.json").then().body(containsString("Zenobia"));
        browser().post(own + "/withdrawal").then().statusCode(303);
        assertEquals(
                0,
                rows(
                        "sealed_row WHERE recipient = 'sharer' AND signature IN (SELECT id FROM signature WHERE petition = ?)"));
        browser().post(own + "/erasure").then().statusCode(200);
        assertEquals(0, rows("sharer h JOIN signature s ON s.id = h.signature WHERE s.petition = ?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "call 555 1234",
                "me@example.org",
                "buy.example.com",
                "<b>",
                "www.spam",
                "...",
                "\u202Eeizus"
            })
    void what_is_no_name_is_refused_beside_its_field(String typed) {
        assertEquals(Optional.empty(), Appearing.name(typed));
    }

    @Test
    void a_name_that_is_refused_comes_back_with_what_is_wrong() {
        turn("on");
        var own = petition.supporter("Suzie Sample", World.address("suzie"));
        browser().get(own + "/sharer").then().statusCode(200).body(containsString("value=\"Suzie\""));
        appear(own, "visit www.spam")
                .then()
                .statusCode(422)
                .header("Cache-Control", "no-store")
                .body(containsString("value=\"visit www.spam\""), containsString("name-e"));
    }

    @Test
    void the_own_page_says_how_many_came_by_ones_link_once_they_are_not_few_and_no_other_page_does() {
        var own = petition.supporter("Suzie Sample", World.address("suzie"));
        var code = code(own);
        bring(code.replace('-', '_'), true);
        bring(code, true);
        bring(code, false);
        browser().get(own).then().body(containsString("When at least three people have signed"));
        bring(code, true);
        browser().get(own).then().body(containsString("3 people have signed through your link."));
        browser()
                .get(petition.path() + "/thanks?r=" + code)
                .then()
                .header("Cache-Control", "no-store")
                .body(not(containsString("signed through your link")));
    }

    @Test
    void who_withdraws_is_named_no_more() {
        turn("on");
        var dora = named("Dora", 1);
        for (var name : new String[] {"Ann", "Ben", "Cem"}) named(name, 1);
        counted();
        browser().get(petition.path() + "/sharers").then().body(containsString("Dora"));
        browser().post(dora + "/withdrawal").then().statusCode(303);
        World.await(
                () -> !browser().get(petition.path() + "/sharers").asString().contains("Dora"), "the page without her");
        browser().get(petition.path() + "/sharers").then().body(containsString("Ann"));
        assertEquals(3, rows("sharer h JOIN signature s ON s.id = h.signature WHERE s.petition = ?"));
    }

    /** Somebody on the page, who brought so many; answers the path of their own page. */
    private String named(String name, int brought) {
        var own = petition.supporter(name + " Sample", World.address(name.toLowerCase(java.util.Locale.ROOT)));
        appear(own, name).then().statusCode(303);
        for (int i = 0; i < brought; i++) bring(code(own), true);
        return own;
    }

    private static String code(String own) {
        var found = CODE.matcher(browser().get(own).asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private void bring(String code, boolean confirms) {
        var email = World.address("friend");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Referer", Desk.ORIGIN + petition.path() + "?r=" + code)
                .formParam("name", "A Friend")
                .formParam("email", email)
                .formParam("country", "US")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(303);
        if (confirms)
            browser().post(World.mail(email, 1).path("/confirmations/")).then().statusCode(303);
    }

    private static Response appear(String own, String name) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .post(own + "/sharer");
    }

    private void counted() {
        job.count();
        published.refresh();
    }

    private void turn(String to) {
        carla.send(path(), "do", to).then().statusCode(303);
        carla.send(path(), "do", to).then().statusCode(303);
        published.refresh();
    }

    private String path() {
        var campaign =
                petitions.visible(petition.slug()).orElseThrow().campaign().slug();
        return "/staff/campaigns/" + campaign + "/" + petition.slug() + "/sharing";
    }

    private long audited(String action) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = ? AND subject = ?",
                        action,
                        "petition " + petition.slug())
                .mapTo(Long.class)
                .one());
    }

    private long rows(String from) {
        var id = petitions.visible(petition.slug()).orElseThrow().id();
        return db.read(handle -> handle.select("SELECT count(*) FROM " + from, id)
                .mapTo(Long.class)
                .one());
    }
}
