package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** Carla calls an office and says how it went; a campaigner writes the call and sees what people say. */
@QuarkusTest
class CallTest {

    private static final String SAMPLE = "/calls/call-in-day";
    private static final Pattern SUBMISSION = Pattern.compile("name=\"submission\" value=\"([0-9a-f-]{36})\"");

    @Inject
    Db db;

    private final String prefix = "call" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void who_calls_sees_the_number_as_it_is_read_and_dialled_what_to_say_and_what_to_expect() {
        browser()
                .get(SAMPLE)
                .then()
                .statusCode(200)
                .header("Set-Cookie", equalTo(null))
                .body(
                        containsString("href=\"tel:+12025550143\""),
                        containsString("+1 202-555-0143"),
                        containsString("Hello, my name is"),
                        containsString("Be calm and kind"),
                        containsString("Monday to Friday"),
                        not(containsString("+12105550179")));
        browser().get("/ar" + SAMPLE).then().statusCode(200).body(containsString("مكتب وزير الأمن الداخلي"));
    }

    @Test
    void where_somebody_lives_is_a_part_of_the_address() {
        browser().get(SAMPLE).then().body(containsString("href=\"/calls/call-in-day/in/us-tx#numbers\""));
        browser()
                .get(SAMPLE + "/in/us-tx")
                .then()
                .statusCode(200)
                .body(containsString("tel:+12105550179"), containsString("tel:+12025550143"));
        browser().get(SAMPLE + "/where?area=US-TX").then().statusCode(303).header("Location", SAMPLE + "/in/us-tx");
        browser().get(SAMPLE + "/where?area=XX").then().statusCode(303).header("Location", SAMPLE);
        for (var path : new String[] {"/in/us-ny", "/in/US-TX", "/in/zz", "/offices/nobody"})
            browser().get(SAMPLE + path).then().statusCode(404);
        browser().get("/calls/nothing").then().statusCode(404);
        // A petition is no call.
        browser().get("/calls/end-family-detention").then().statusCode(404);
    }

    @Test
    void a_form_that_is_sent_twice_counts_once_and_one_without_an_answer_comes_back() {
        var call = open();
        var form = call + "/offices/office-1";
        var page = browser().get(form);
        page.then().statusCode(200).header("Cache-Control", "no-store").header("Set-Cookie", equalTo(null));
        var id = submission(page);
        var empty = browser().formParam("submission", id).post(form);
        empty.then().statusCode(422).body(containsString("Choose what happened."));
        assertEquals(id, submission(empty), "the form is the same");
        for (int i = 0; i < 2; i++)
            browser()
                    .formParam("submission", id)
                    .formParam("outcome", "reached")
                    .post(form)
                    .then()
                    .statusCode(303)
                    .header("Location", call + "/thanks");
        browser().get(call + "/thanks").then().statusCode(200).body(containsString("Thank you for calling"));
        browser()
                .formParam("submission", "x")
                .formParam("outcome", "reached")
                .post(form)
                .then()
                .statusCode(400);
        assertEquals(1, reports(call));
    }

    @Test
    void a_campaigner_writes_opens_and_closes_a_call_and_sees_how_it_goes() {
        var petition = OwnPetition.open(prefix);
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        var path = desk(petition);
        desk.get(path + "/new").then().statusCode(200).body(containsString("name=\"script.es\""));
        desk.send(path + "/new", "title.en", "Ring them", "o.0.number", "12", "o.0.areas", "Texas")
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"Ring them\""),
                        containsString("href=\"#slug\""),
                        containsString("href=\"#script.en\""),
                        containsString("href=\"#o.0.number\""),
                        containsString("href=\"#o.0.areas\""));
        write(desk, path).then().statusCode(303).header("Location", path + "/" + prefix + "-ring");
        var call = "/calls/" + prefix + "-ring";
        var own = path + "/" + prefix + "-ring";
        browser().get(call).then().statusCode(404);
        desk.get(own + "/preview").then().statusCode(200).body(containsString("tel:+12025550143"));
        write(desk, path).then().statusCode(422).body(containsString("Something else has this address"));

        desk.send(own + "/state", "do", "archive").then().statusCode(409);
        desk.send(own + "/state", "do", "open").then().statusCode(200);
        browser().get(call).then().statusCode(200).body(containsString("Please say this"));
        report(call, "no-answer");
        desk.get(own).then().body(containsString("<th scope=\"row\">The ministry</th>"));
        desk.get(own + "/results.csv").then().body(containsString(",office-1,no-answer,1"));

        desk.send(own + "/state", "do", "close").then().statusCode(200);
        browser()
                .get(call)
                .then()
                .statusCode(200)
                .body(containsString("This call is over"), not(containsString("tel:")));
        report(call, "reached");
        assertEquals(1, reports(call), "nothing more is counted");
        var audited = db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE subject = ? AND action LIKE 'action.%' ORDER BY number",
                        "campaign " + desk(petition).split("/")[3])
                .mapTo(String.class)
                .list());
        audited.removeIf(detail -> !detail.contains("-ring"));
        assertEquals(
                java.util.List.of(
                        "call " + prefix + "-ring", "call " + prefix + "-ring open", "call " + prefix + "-ring close"),
                audited);
    }

    @Test
    void who_does_not_lead_the_campaign_changes_nothing() {
        var petition = OwnPetition.open(prefix);
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        write(desk, desk(petition)).then().statusCode(303);
        var viewer = Desk.invited("Vera", "--organisation", prefix + "-river-watch", "--role", "viewer");
        var own = desk(petition) + "/" + prefix + "-ring";
        viewer.get(own).then().statusCode(200);
        viewer.send(own + "/state", "do", "open").then().statusCode(403);
        viewer.get(own + "/edit").then().statusCode(403);
        Desk.invited("Olga").get(own).then().statusCode(404);
    }

    private String open() {
        var petition = OwnPetition.open(prefix);
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        write(desk, desk(petition)).then().statusCode(303);
        desk.send(desk(petition) + "/" + prefix + "-ring/state", "do", "open")
                .then()
                .statusCode(200);
        return "/calls/" + prefix + "-ring";
    }

    private Response write(Desk desk, String path) {
        return desk.send(
                path + "/new",
                "title.en",
                "Ring them",
                "slug",
                prefix + "-ring",
                "text.en",
                "It helps.",
                "script.en",
                "Please say this.",
                "o.0.name.en",
                "The ministry",
                "o.0.number",
                "+1 202 555 0143");
    }

    private static String desk(OwnPetition petition) {
        return "/staff/campaigns/" + petition.slug().replace("-stop-the-outfall", "-clean-river-now") + "/calls";
    }

    private static void report(String call, String outcome) {
        var form = call + "/offices/office-1";
        browser()
                .formParam("submission", UUID.randomUUID())
                .formParam("outcome", outcome)
                .post(form)
                .then()
                .statusCode(303);
    }

    private static String submission(Response page) {
        var found = SUBMISSION.matcher(page.asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private long reports(String call) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM call_report r JOIN action a ON a.id = r.action WHERE a.slug = ?",
                        call.substring("/calls/".length()))
                .mapTo(Long.class)
                .one());
    }
}
