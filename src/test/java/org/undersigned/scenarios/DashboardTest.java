package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.statistics.Figuring;
import org.undersigned.world.Desk;

/** Campaigners see how their campaign goes, and nobody else does. */
@QuarkusTest
class DashboardTest {

    private static final String CAMPAIGNS = "/staff/campaigns";
    private static final String DASHBOARD = CAMPAIGNS + "/end-family-detention";
    private static final String FILES = DASHBOARD + "/end-family-detention/";

    @Inject
    Db db;

    @Inject
    Figuring figuring;

    @Test
    void who_signs_and_confirms_is_in_the_numbers_and_who_withdraws_is_not() {
        var olive = Desk.demo("olive");
        var before = summary(olive);
        sign("Wanda Waits", address("waits"));
        var own = supporter("Cara Counts", address("counts")).path("/signatures/");
        var after = summary(olive);
        assertEquals(before.get("sent") + 2, after.get("sent"));
        assertEquals(before.get("confirmed") + 1, after.get("confirmed"));
        assertEquals(before.get("confirmed_today") + 1, after.get("confirmed_today"));

        browser().post(own + "/withdrawal").then().statusCode(303);
        var withdrawn = summary(olive);
        assertEquals(before.get("confirmed"), withdrawn.get("confirmed"));
        assertEquals(after.get("sent"), withdrawn.get("sent"));
    }

    @Test
    void what_brought_five_is_told_and_a_spreadsheet_calculates_nothing() {
        var few = "-" + UUID.randomUUID().toString().substring(0, 8);
        var many = "-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 4; i++) broughtBy(few);
        // Another that is few, so that the larger one has not to hide these.
        for (int i = 0; i < 3; i++) broughtBy(few + "er");
        for (int i = 0; i < 5; i++) broughtBy(many);
        figuring.count();
        Desk.demo("olive")
                .get(FILES + "source.csv")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(
                        containsString("source,groups,confirmed\r\n"),
                        containsString("\r\n'" + many + ",1,5\r\n"),
                        not(containsString(few)));
    }

    private static void broughtBy(String source) {
        var email = address("source");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Sora Source")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("source", source)
                .post(PETITION + "/signatures")
                .then()
                .statusCode(303);
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
    }

    @Test
    void who_came_by_friends_is_one_number() {
        for (var code :
                new String[] {"abcdeFGHIJ", "klmnoPQRST", "uvwxyABCDE", "fghijKLMNO", "pqrstUVWXY", "zabcdEFGHI"})
            comesBy("r=" + code);
        // If one group has to be hidden, so is the smallest of the others: not the one that this is about.
        var leaflet = "leaflet-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) comesBy("src=" + leaflet);
        figuring.count();
        var olive = Desk.demo("olive");
        olive.get(FILES + "source.csv").then().body(containsString("\r\nfriend,1,"), not(containsString("abcdeFGHIJ")));
        olive.get(DASHBOARD).then().body(containsString("Friends who passed it on"));
    }

    private static void comesBy(String query) {
        var email = address("friend");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Referer", Desk.ORIGIN + PETITION + "?" + query)
                .formParam("name", "Fritz Friend")
                .formParam("email", email)
                .formParam("country", "US")
                .post(PETITION + "/signatures")
                .then()
                .statusCode(303);
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
    }

    @Test
    void a_country_of_few_people_is_not_named() {
        // The first counting of a day counts every day anew, and what is written here is of no signature.
        figuring.count();
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO figure (petition, day, kind, name, number)
                SELECT id, DATE '2026-01-01', 'country', x.name, x.number
                  FROM action, (VALUES ('ER', 1), ('FR', 500), ('DE', 700)) AS x (name, number) WHERE slug = 'lirenne-propre'
                ON CONFLICT DO NOTHING
                """));
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO figure (petition, day, kind, name, number)
                SELECT id, DATE '2026-01-01', 'sent', '', 1201 FROM action WHERE slug = 'lirenne-propre' ON CONFLICT DO NOTHING
                """));
        var page = Desk.demo("olive").get(CAMPAIGNS + "/" + campaignOf("lirenne-propre"));
        page.then()
                .statusCode(200)
                .body(containsString("Germany"), not(containsString("Eritrea")), not(containsString("France")))
                .body(containsString("2 small groups together"));
    }

    @Test
    void only_members_of_leads_and_co_hosts_see_it() {
        browser().get(DASHBOARD).then().statusCode(303);
        var supporting = Desk.invited("Sven", "--organisation", "example-interfaith-table", "--role", "owner");
        supporting.get(DASHBOARD).then().statusCode(404);
        supporting.get(FILES + "days.csv").then().statusCode(404);
        supporting.get(DASHBOARD + "/mail.csv").then().statusCode(404);
        supporting.get(CAMPAIGNS).then().statusCode(200).body(containsString("No campaign yet"));
        var viewer = Desk.invited("Vera", "--organisation", "nnirr", "--role", "viewer");
        viewer.get(DASHBOARD).then().statusCode(200);
        viewer.get(CAMPAIGNS).then().body(containsString("Your organisation leads it."));
        viewer.get(CAMPAIGNS + "/no-such-campaign").then().statusCode(404);
        viewer.get(FILES + "people.csv").then().statusCode(404);
    }

    @Test
    void campaigns_are_found_by_words_and_state() {
        var olive = Desk.demo("olive");
        for (var words : List.of("DETENTION", "end-family", "interfaith table", "interfáith", "detención", "detencion"))
            olive.get(CAMPAIGNS + "?q=" + words).then().body(containsString(DASHBOARD));
        olive.get(CAMPAIGNS + "?state=open").then().body(containsString(DASHBOARD));
        olive.get(CAMPAIGNS + "?q=<b>zzz&state=won")
                .then()
                .statusCode(200)
                .body(
                        containsString("No campaign fits"),
                        containsString("&lt;b&gt;zzz"),
                        not(containsString("<b>zzz")));
        olive.get(CAMPAIGNS + "?state=\"onload").then().statusCode(200).body(containsString(DASHBOARD));
    }

    @Test
    void mail_to_signers_that_does_not_go_out_is_told_to_their_campaign_alone() {
        var olive = Desk.demo("olive");
        var elsewhere = CAMPAIGNS + "/" + campaignOf("lirenne-propre") + "/mail.csv";
        var here = givenUp(olive, DASHBOARD + "/mail.csv");
        var there = givenUp(olive, elsewhere);
        supporter("Una Undelivered", address("undelivered"));
        var signature = db.read(handle -> handle.select(
                        "SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? AND s.state = 'confirmed' LIMIT 1",
                        PETITION.replace("/petitions/", ""))
                .mapTo(UUID.class)
                .one());
        var mail = UUID.randomUUID();
        db.useTransaction(handle -> handle.execute(
                "INSERT INTO outbox (id, kind, subject_id, due, state) VALUES (?, 'updates', ?, now() - interval '2 hours', 'dead')",
                mail,
                signature));
        try {
            olive.get(DASHBOARD)
                    .then()
                    .body(
                            containsString("taken by no mail server"),
                            containsString("those who signed in this campaign"),
                            containsString("href=\"" + DASHBOARD + "/mail.csv\""));
            assertEquals(here + 1, givenUp(olive, DASHBOARD + "/mail.csv"));
            assertEquals(there, givenUp(olive, elsewhere));
        } finally {
            db.useTransaction(handle -> handle.execute("DELETE FROM outbox WHERE id = ?", mail));
        }
    }

    @Test
    void an_erased_person_counts_no_longer_but_was_there() {
        var olive = Desk.demo("olive");
        var own = supporter("Era Erased", address("erased")).path("/signatures/");
        var before = summary(olive);
        browser().post(own + "/erasure").then().statusCode(200);
        var after = summary(olive);
        assertEquals(before.get("confirmed") - 1, after.get("confirmed"));
        assertEquals(before.get("sent"), after.get("sent"));
    }

    private static long givenUp(Desk desk, String path) {
        var text = desk.get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .body(matchesPattern("waiting,oldest,given_up,tried,whole\r\n\\d+,[0-9TZ:.-]*,\\d+,\\d+,true\r\n"))
                .extract()
                .asString();
        return Long.parseLong(text.strip().split(",")[6]);
    }

    /** The whole numbers of the summary by the names of their columns. */
    private Map<String, Long> summary(Desk desk) {
        figuring.count();
        var lines = desk.get(FILES + "summary.csv").asString().lines().toList();
        var names = lines.get(0).split(",");
        var values = lines.get(1).split(",", -1);
        var numbers = new HashMap<String, Long>();
        for (int i = 0; i < names.length; i++)
            if (values[i].matches("[0-9]+")) numbers.put(names[i], Long.valueOf(values[i]));
        assertTrue(numbers.containsKey("confirmed"), () -> lines.toString());
        return numbers;
    }

    private String campaignOf(String petition) {
        return db.read(handle -> handle.select(
                        "SELECT c.slug FROM campaign c JOIN action a ON a.campaign = c.id WHERE a.slug = ?", petition)
                .mapTo(String.class)
                .one());
    }
}
