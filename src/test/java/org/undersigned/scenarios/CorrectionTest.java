package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A slip of the pen is corrected after people have signed: two people agree, and the public sees it. */
@QuarkusTest
class CorrectionTest {

    @Inject
    Db db;

    private final String prefix = "slip" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_correction_makes_a_version_that_the_public_can_compare() {
        var petition = OwnPetition.open(prefix);
        petition.sign("Sally Signer", World.address("sally"));
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        var title = text(petition, "title");
        var wrong = title.replaceFirst("[Ss]top", "Stpo");
        browser().get(petition.path() + "/versions").then().body(not(containsString("<ins>")));

        send(owner, petition, "look", "title.en", wrong)
                .then()
                .statusCode(200)
                .body(containsString("<ins>"), containsString("Stpo"), containsString("Ask for approval"));
        assertEquals(1, versions(petition));
        send(owner, petition, "ask", "title.en", wrong).then().statusCode(200);
        assertEquals(1, versions(petition));
        second.get("/staff/approvals").then().body(containsString("→ Stpo"));
        second.get("/staff/audit?action=approval.ask")
                .then()
                .body(containsString(
                        "<p>Oona asked a second person to approve: correcting the text of the petition “"));
        approve(second);

        assertEquals(2, versions(petition));
        browser()
                .get(petition.path() + "/versions")
                .then()
                .body(containsString("What changed in version 2"), containsString("<ins>"), containsString("Stpo"));
        browser().get(petition.path()).then().body(containsString(wrong), containsString("new text, version 2"));
        petition.sign("Late Signer", World.address("late"));
        assertEquals(List.of(1, 2), signed(petition));
        var old = petition.load(petition.yaml());
        assertTrue(old.startsWith("1 ") && old.contains("people have signed the title that is stored"), old);
        var corrected = petition.load(petition.yaml().replace(title, wrong));
        assertTrue(corrected.startsWith("0 ") && corrected.contains("nothing changed"), corrected);
        assertEquals(1, audited(petition));
    }

    @Test
    void what_is_more_than_a_slip_is_refused_at_its_field_with_nothing_lost() {
        var petition = OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        send(owner, petition, "ask", "title.en", "Something <b>else</b> altogether")
                .then()
                .statusCode(422)
                .body(containsString("This is more than a correction"), containsString("Something &lt;b&gt;else"))
                .body(containsString("title-en-e"));
        send(owner, petition, "look").then().statusCode(422).body(containsString("Nothing differs"));
        assertEquals(1, versions(petition));
    }

    @Test
    void only_an_owner_of_a_lead_asks_and_never_approves_alone() {
        var petition = OwnPetition.open(prefix);
        var campaigner = member("Cleo", "campaigner");
        var title = text(petition, "title").replaceFirst("[Ss]top", "Stpo");
        send(campaigner, petition, "ask", "title.en", title).then().statusCode(403);
        member("Vera", "viewer").get(page(petition)).then().statusCode(404);
        var owner = member("Oona", "owner");
        send(owner, petition, "ask", "title.en", title).then().statusCode(200);
        owner.send("/staff/approvals/" + waiting(), "decision", "approve")
                .then()
                .statusCode(403);
        assertEquals(1, versions(petition));
    }

    @Test
    void a_correction_of_a_text_that_has_changed_since_does_nothing() {
        var petition = OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        var title = text(petition, "title");
        send(owner, petition, "ask", "title.en", title.replaceFirst("[Ss]top", "Stpo"));
        var first = waiting();
        send(owner, petition, "ask", "title.en", title.replaceFirst("[Ss]top", "Sotp"));
        approve(second);
        second.send("/staff/approvals/" + first, "decision", "approve");
        assertEquals(2, versions(petition));
        owner.send(page(petition), "base", "1", "do", "ask", "title.en", title)
                .then()
                .statusCode(409)
                .body(containsString("Another version came first"));
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private static String page(OwnPetition petition) {
        return Steps.page(petition).replace("/state", "/correction");
    }

    private Response send(Desk desk, OwnPetition petition, String order, String... fields) {
        var all = new ArrayList<>(List.of("base", "" + versions(petition), "do", order));
        all.addAll(List.of(fields));
        return desk.send(page(petition), all.toArray(String[]::new));
    }

    /** The newest correction that waits for somebody of this test's organisation. */
    private String waiting() {
        return db.read(handle ->
                handle.select("""
                        SELECT a.id::text FROM staff_approval a JOIN organisation o ON o.id = a.organisation
                         WHERE a.state = 'open' AND a.kind = 'petition-correct' AND o.slug = ? ORDER BY a.asked_at DESC LIMIT 1
                        """, prefix + "-river-watch").mapTo(String.class).one());
    }

    private void approve(Desk desk) {
        desk.send("/staff/approvals/" + waiting(), "decision", "approve").then().statusCode(303);
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    private String text(OwnPetition petition, String part) {
        return db.read(handle -> handle.select(
                        "SELECT v." + part
                                + "->>'en' FROM petition_version v JOIN action a ON a.id = v.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
    }

    private int versions(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM petition_version v JOIN action a ON a.id = v.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(Integer.class)
                .one());
    }

    private List<Integer> signed(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT version FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? ORDER BY version",
                        petition.slug())
                .mapTo(Integer.class)
                .list());
    }

    private long audited(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'petition.correct' AND subject = ?",
                        "petition " + petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
