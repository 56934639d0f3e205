package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Moderators put aside what looks wrong, before it counts, and let it out again; those concerned notice nothing. */
@QuarkusTest
class QuarantineTest {

    @Inject
    Db db;

    private final String prefix = "odd" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void who_confirms_in_quarantine_sees_the_usual_pages_and_counts_once_released() {
        var petition = OwnPetition.open(prefix);
        var email = address("suzie");
        petition.sign("Suzie Signs", email, petition.box(), "public").then().statusCode(303);
        var confirmation = mail(email, 1).path("/confirmations/");
        var mona = member("Mona", "moderator");
        mona.get(choose(petition))
                .then()
                .statusCode(200)
                .body(containsString("Fewer than 5 signatures"), not(containsString("Suzie")))
                .body(not(containsString("class=\"groups")));
        mona.send(choose(petition), "reason", "  ")
                .then()
                .statusCode(422)
                .body(containsString("Write why."), containsString("Fewer than 5"));
        assertEquals(List.of("pending"), states(petition));
        put(mona, petition, "Looks like a <script>").then().statusCode(303);
        assertEquals(List.of("quarantined"), states(petition));
        mona.get(page(petition))
                .then()
                .body(containsString("Looks like a &lt;script&gt;"), containsString("1 signature waits"))
                .body(containsString("Who has not confirmed is deleted from"));

        browser().get(confirmation).then().statusCode(200).body(containsString("<button"));
        browser().post(confirmation).then().statusCode(303).header("Location", containsString("/thanks"));
        browser().get(confirmation).then().statusCode(200);
        var own = mail(email, 2).path("/signatures/");
        browser().get(own).then().statusCode(200).body(containsString("counts"), not(containsString("uarantine")));
        browser()
                .get(own + "/data.json")
                .then()
                .body(containsString("\"state\":\"confirmed\""), not(containsString("uarantine")));
        browser().post(confirmation).then().statusCode(303);
        assertEquals(List.of("quarantined"), states(petition));
        assertEquals(0, live());
        assertEquals(0, petition.published());
        petition.sign("Suzie Signs", email).then().statusCode(303);
        browser().get(mail(email, 3).path("/signatures/")).then().statusCode(200);
        browser().get(petition.path()).then().body(not(containsString("Suzie")));

        mona.send(page(petition) + "/release", "group", "all")
                .then()
                .statusCode(200)
                .body(containsString("1 signature was released."), containsString("Nobody waits here"));
        World.await(() -> petition.published() == 1, "the one who was released");
        assertEquals(1, live());
        assertEquals(List.of("confirmed"), states(petition));
        mona.send(page(petition) + "/release", "group", "all")
                .then()
                .body(containsString("Nothing was left to release."));
        assertEquals(
                List.of(
                        "signature.quarantine 1 (0 confirmed), DAYS: Looks like a <script>",
                        "signature.release 1 (1 confirmed): all groups"),
                audited(petition));
        assertEquals(3, mails(email).size());
    }

    @Test
    void what_counts_already_is_not_put_aside() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Suzie Signs", address("suzie"));
        World.await(() -> petition.published() == 1, "Suzie");
        var mona = member("Mona", "moderator");
        mona.get(choose(petition)).then().statusCode(200).body(containsString("Nobody who does not count yet fits"));
        put(mona, petition, "Odd").then().statusCode(409);
        assertEquals(List.of("confirmed"), states(petition));
        assertEquals(List.of(), audited(petition));
    }

    @Test
    void withdrawing_erasing_and_not_me_work_in_quarantine_and_free_the_person() {
        var petition = OwnPetition.open(prefix);
        var suzie = address("suzie");
        var sam = address("sam");
        var nina = address("nina");
        petition.sign("Suzie Signs", suzie, petition.box());
        petition.sign("Sam Shares", sam);
        petition.sign("Nina Not-Me", nina);
        for (var email : List.of(suzie, sam, nina)) mail(email, 1);
        put(member("Mona", "moderator"), petition, "Odd").then().statusCode(303);
        for (var email : List.of(suzie, sam))
            browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);

        browser()
                .post(mail(suzie, 2).path("/signatures/") + "/withdrawal")
                .then()
                .statusCode(303);
        browser().get(mail(suzie, 2).path("/signatures/")).then().body(containsString("You have withdrawn it"));
        browser().post(mail(sam, 2).path("/signatures/") + "/erasure").then().statusCode(200);
        browser().post(mail(nina, 1).path("/confirmations/") + "/not-me").then().statusCode(200);
        assertEquals(List.of("withdrawn"), states(petition));
        assertEquals(0, live());

        petition.sign("Suzie Signs", suzie);
        browser().post(mail(suzie, 3).path("/confirmations/")).then().statusCode(303);
        petition.sign("Sam Shares", sam);
        browser().post(mail(sam, 1).path("/confirmations/")).then().statusCode(303);
        World.await(() -> petition.published() == 2, "both");
    }

    @Test
    void only_what_fits_the_choice_is_put_aside_and_a_group_is_released_by_itself() {
        var petition = OwnPetition.open(prefix);
        for (var source : List.of("flyer", "bots", "bots"))
            browser()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .header("Referer", "https://example.org" + petition.path() + "?source=" + source)
                    .formParam(
                            "name", "Somebody " + UUID.randomUUID().toString().substring(0, 8))
                    .formParam("email", address("somebody"))
                    .formParam("country", "US")
                    .post(petition.path() + "/signatures")
                    .then()
                    .statusCode(303);
        var mona = member("Mona", "moderator");
        mona.get(choose(petition))
                .then()
                .body(containsString("<option value=\"=bots\">bots</option>"), containsString("=flyer"));
        mona.get(choose(petition) + "?source=%3Dbots&country=DE").then().body(containsString("Nobody who does not"));
        mona.send(choose(petition), "source", "=bots", "country", "US", "language", "en", "reason", "All in a minute")
                .then()
                .statusCode(303);
        assertEquals(List.of("pending", "quarantined", "quarantined"), states(petition));
        put(mona, petition, "The rest").then().statusCode(303);
        var group = db.read(handle -> handle.select(
                        "SELECT id FROM quarantine WHERE note = 'All in a minute'"
                                + " AND petition = (SELECT id FROM action WHERE slug = ?)",
                        petition.slug())
                .mapTo(UUID.class)
                .one());
        var before = mails("x").size();
        mona.send(page(petition) + "/release", "group", group.toString())
                .then()
                .body(containsString("2 signatures were released."), containsString("The rest"));
        assertEquals(before, mails("x").size());
        assertEquals(List.of("pending", "pending", "quarantined"), states(petition));
        mona.send(page(petition) + "/release", "group", UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body(containsString("Nothing was left"));
        mona.send(page(petition) + "/release", "group", "x").then().statusCode(400);
        assertTrue(audited(petition).contains("signature.release 2 (0 confirmed): All in a minute"));
    }

    @Test
    void a_form_that_cannot_be_read_comes_back_as_it_was() {
        var petition = OwnPetition.open(prefix);
        var mona = member("Mona", "moderator");
        mona.send(
                        choose(petition),
                        "from",
                        "yesterday",
                        "country",
                        "XX",
                        "source",
                        "bots",
                        "language",
                        "<b>",
                        "reason",
                        "Because")
                .then()
                .statusCode(422)
                .body(containsString("#from"), containsString("#country"), containsString("#source"))
                .body(containsString("#language"), containsString("yesterday"));
        mona.get(choose(petition) + "?from=2026-05-02&to=2026-05-01")
                .then()
                .statusCode(422)
                .body(containsString("not before the first"));
        mona.send(choose(petition), "reason", "x".repeat(501)).then().statusCode(422);
    }

    @Test
    void moderators_and_owners_of_a_lead_act_other_members_look_and_nobody_else_sees_it() {
        var petition = OwnPetition.open(prefix, yaml -> yaml.replace("role: supporting", "role: co-host"));
        petition.sign("Suzie Signs", address("suzie"));
        for (var role : List.of("viewer", "campaigner")) {
            var desk = member("Vera", role);
            desk.get(page(petition))
                    .then()
                    .statusCode(200)
                    .body(containsString("Moderators and owners put"), not(containsString("/release")));
            desk.get(choose(petition)).then().statusCode(403);
            put(desk, petition, "Odd").then().statusCode(403);
            desk.send(page(petition) + "/release", "group", "all").then().statusCode(403);
            desk.get(dashboard(petition)).then().body(containsString("Quarantine: nobody waits"));
        }
        assertEquals(List.of("pending"), states(petition));
        var host = Desk.invited("Hal", "--organisation", prefix + "-anglers", "--role", "owner");
        host.get(dashboard(petition)).then().statusCode(200).body(not(containsString("uarantine")));
        host.get(page(petition)).then().statusCode(404);
        put(host, petition, "Odd").then().statusCode(404);
        var stranger = Desk.invited("Stan", "--organisation", "nnirr", "--role", "owner");
        stranger.get(page(petition)).then().statusCode(404);
        stranger.send(page(petition) + "/release", "group", "all").then().statusCode(404);
        browser().get(page(petition)).then().statusCode(303).header("Location", containsString("/staff/sign-in"));
        var owner = member("Oona", "owner");
        owner.post(choose(petition), "reason", "Odd", "form", "guessed").then().statusCode(403);
        put(owner, petition, "Odd").then().statusCode(303);
        owner.get(dashboard(petition)).then().body(containsString("Quarantine: 1 signature waits"));
        // Every number of the dashboard is in a file, too; this one for those who see it there.
        var file = Steps.page(petition).replace("/state", "/summary.csv");
        owner.get(file).then().body(containsString(",on_paper,quarantined\r\n"), endsWith(",0,1\r\n"));
        host.get(file).then().body(endsWith(",0,\r\n"));
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private static io.restassured.response.Response put(Desk desk, OwnPetition petition, String reason) {
        return desk.send(choose(petition), "reason", reason);
    }

    private static String page(OwnPetition petition) {
        return Steps.page(petition).replace("/state", "/quarantine");
    }

    private static String choose(OwnPetition petition) {
        return page(petition) + "/choose";
    }

    private static String dashboard(OwnPetition petition) {
        return Steps.page(petition).replace("/" + petition.slug() + "/state", "");
    }

    private List<String> states(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? ORDER BY s.state",
                        petition.slug())
                .mapTo(String.class)
                .list());
    }

    /** How many permissions the lead has. */
    private int live() {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM grant_state g JOIN organisation o ON o.id = g.organisation WHERE g.live AND o.slug = ?",
                        prefix + "-river-watch")
                .mapTo(Integer.class)
                .one());
    }

    private List<String> audited(OwnPetition petition) {
        return db.read(handle -> handle.select("""
                        SELECT action || ' ' || regexp_replace(detail, '[0-9]{4}-[0-9-]{5} to [0-9-]{10}', 'DAYS')
                          FROM audit_entry WHERE subject = ? AND action LIKE 'signature.%' ORDER BY number
                        """, "petition " + petition.slug())
                .mapTo(String.class)
                .list());
    }
}
