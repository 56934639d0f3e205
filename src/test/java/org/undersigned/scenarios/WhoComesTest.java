package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Names of who comes to an event leave by two people, once, to the lead that holds it. */
@QuarkusTest
class WhoComesTest {

    @Inject
    Db db;

    private final String prefix = "comes" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void only_the_lead_that_holds_the_event_has_the_names_by_two_people_and_once() {
        OwnPetition.open(prefix);
        confirmed("=Prue Promises", World.address("prue"));
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var own = desk() + "/" + prefix + "-bathing-day";
        desk.get(own).then().statusCode(200).body(containsString("<dd>2</dd>"), not(containsString("Prue")));
        var owner = Desk.invited("Olga", "--organisation", prefix + "-river-watch", "--role", "owner");
        desk.send(own + "/coming").then().statusCode(200).body(containsString("Waits for a second person"));
        desk.send(own + "/coming").then().statusCode(409);
        var list = own + "/coming/" + list();
        desk.send(list).then().statusCode(409).body(not(containsString("Prue")));
        owner.get("/staff/approvals").then().body(containsString("the names of who comes to Bathing day"));
        approve(desk, 403);
        approve(owner, 303);
        Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "campaigner")
                .send(list)
                .then()
                .statusCode(409);
        desk.send(list)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .body(containsString("'=Prue Promises,2"), not(containsString("@")));
        assertEquals(
                List.of("1 lines: " + prefix + "-bathing-day"),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'export.coming' AND subject = ?",
                                prefix + "-river-watch")
                        .mapTo(String.class)
                        .list()));
        desk.send(list).then().statusCode(409).body(containsString("Nothing was downloaded"));
        var viewer = Desk.invited("Vera", "--organisation", prefix + "-river-watch", "--role", "viewer");
        viewer.get(own).then().statusCode(200);
        viewer.send(own + "/coming").then().statusCode(403);
        viewer.send(own + "/cancellation").then().statusCode(403);
        Desk.invited("Anne", "--organisation", prefix + "-anglers", "--role", "owner")
                .send(own + "/coming")
                .then()
                .statusCode(404);
    }

    @Test
    void an_approval_that_is_a_week_old_hands_out_nothing() {
        OwnPetition.open(prefix);
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var own = desk() + "/" + prefix + "-bathing-day";
        desk.send(own + "/coming").then().statusCode(200);
        approve(Desk.invited("Olga", "--organisation", prefix + "-river-watch", "--role", "owner"), 303);
        db.useTransaction(handle -> handle.execute(
                "UPDATE pledge_list SET decided_at = decided_at - interval '7 days' WHERE id = ?", list()));
        desk.send(own + "/coming/" + list()).then().statusCode(409);
        desk.get(own).then().body(containsString("Lapsed"), containsString("Ask for an export"));
    }

    private void confirmed(String name, String email) {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("people", "2")
                .post("/pledges/" + prefix + "-bathing-day")
                .then()
                .statusCode(303);
        browser().post(World.mail(email, 1).path("/promises/")).then().statusCode(303);
        World.mail(email, 2);
    }

    private String desk() {
        return "/staff/campaigns/" + prefix + "-clean-river-now/pledges";
    }

    private UUID list() {
        return db.read(handle -> handle.select(
                        "SELECT l.id FROM pledge_list l JOIN action a ON a.id = l.action WHERE a.slug = ?",
                        prefix + "-bathing-day")
                .mapTo(UUID.class)
                .one());
    }

    private void approve(Desk desk, int status) {
        var id = db.read(handle -> handle.select(
                        "SELECT s.id FROM staff_approval s JOIN action a ON a.id::text = s.subject WHERE a.slug = ?",
                        prefix + "-bathing-day")
                .mapTo(UUID.class)
                .one());
        desk.send("/staff/approvals/" + id, "decision", "approve").then().statusCode(status);
    }
}
