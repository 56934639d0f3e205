package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Two people reject what waits in quarantine: it never counts, everybody can read it, and it can be taken back. */
@QuarkusTest
class RejectionTest {

    private static final String WHY = "One <script> wrote them all";

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "rej" + UUID.randomUUID().toString().substring(0, 8);
    private OwnPetition petition;
    private Desk mona;
    private String suzie;
    private String own;

    /** Suzie, who confirms, and Sam, who does not. */
    @BeforeEach
    void two_wait_in_quarantine() {
        petition = OwnPetition.open(prefix);
        mona = member("Mona", "moderator");
        suzie = address("suzie");
        petition.sign("Suzie Signs", suzie, petition.box(), "public").then().statusCode(303);
        var confirmation = mail(suzie, 1).path("/confirmations/");
        petition.sign("Sam Slow", address("sam")).then().statusCode(303);
        var today = LocalDate.now(ZoneOffset.UTC);
        mona.send(
                        page() + "/choose",
                        "from",
                        today.minusDays(1).toString(),
                        "to",
                        today.plusDays(1).toString(),
                        "reason",
                        "A burst")
                .then()
                .statusCode(303);
        browser().post(confirmation).then().statusCode(303);
        own = mail(suzie, 2).path("/signatures/");
    }

    @Test
    void one_person_rejects_nobody_and_two_do_and_everybody_can_read_it() {
        mona.get(page()).then().body(containsString("Reject for good"));
        mona.get(page() + "/rejection?group=" + group()).then().statusCode(200).body(containsString("A burst"));
        ask("", WHY)
                .then()
                .statusCode(422)
                .body(containsString("Choose what they are."), containsString("One &lt;script&gt;"));
        ask("made-up", " ").then().statusCode(422).body(containsString("Write why."));
        ask("made-up", WHY).then().statusCode(200).body(containsString("A second person is asked"));
        ask("made-up", WHY).then().statusCode(409).body(containsString("asked about this group already"));
        mona.get(page()).then().body(containsString("A second person is asked to reject this group."));
        assertEquals(List.of("quarantined", "quarantined"), states());
        decide(mona, "approve", 403);
        decide(owner(), "approve", 303);

        assertEquals(List.of("invalidated"), states(), "whoever has not confirmed is gone");
        assertEquals(0, petition.published());
        browser()
                .get(petition.path())
                .then()
                .body(containsString("Signatures that were not counted"), containsString("fewer than 20 signatures"))
                .body(containsString("made up"), not(containsString("script&gt; wrote")), not(containsString("Suzie")));
        browser()
                .get(own)
                .then()
                .statusCode(200)
                .body(containsString("two people of the campaign decided"), containsString("href=\"/contact\""));
        petition.sign("Suzie Signs", suzie).then().statusCode(303);
        assertEquals(List.of("invalidated"), states(), "signing once more changes nothing");
        assertEquals(0, live());
        assertEquals(List.of("signature.reject 2 (1 confirmed), made-up: " + WHY), audited());
    }

    @Test
    void a_crowd_about_which_a_second_person_is_asked_no_longer_goes_by_itself() {
        db.useTransaction(handle -> handle.execute(
                "UPDATE quarantine SET reason = 'network', note = '' WHERE id = CAST(? AS uuid)", group()));
        ask("made-up", WHY).then().statusCode(200);
        assertEquals(
                true,
                db.read(handle -> handle.select("SELECT kept FROM quarantine WHERE id = CAST(? AS uuid)", group())
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void what_was_rejected_by_mistake_counts_after_all() {
        ask("twice", WHY).then().statusCode(200);
        decide(owner(), "approve", 303);
        mona.get(page()).then().body(containsString("Rejected"), containsString("Let them count"));
        mona.send(page() + "/rejection/undoing", "rejection", rejection())
                .then()
                .statusCode(303);
        World.await(() -> petition.published() == 1, "Suzie");
        assertEquals(List.of("confirmed"), states());
        assertEquals(1, live());
        published.refresh();
        browser().get(petition.path()).then().body(not(containsString("Signatures that were not counted")));
        browser().get(own).then().body(not(containsString("two people of the campaign")));
        mona.send(page() + "/rejection/undoing", "rejection", rejection())
                .then()
                .statusCode(303);
        assertEquals(
                List.of(
                        "signature.reject 2 (1 confirmed), twice: " + WHY,
                        "signature.readmit 1 (1 confirmed), twice: " + WHY),
                audited());
    }

    @Test
    void whoever_is_rejected_can_withdraw_and_sign_again() {
        ask("bought", WHY).then().statusCode(200);
        decide(owner(), "approve", 303);
        browser().post(own + "/withdrawal").then().statusCode(303);
        assertEquals(List.of("withdrawn"), states());
        petition.sign("Suzie Signs", suzie).then().statusCode(303);
        assertEquals(List.of("pending", "withdrawn"), states());
    }

    @Test
    void what_is_refused_waits_as_before_and_others_than_moderators_do_not_ask() {
        var vera = member("Vera", "viewer");
        vera.get(page() + "/rejection?group=" + group()).then().statusCode(403);
        vera.send(page() + "/rejection", "group", group(), "kind", "made-up", "reason", WHY)
                .then()
                .statusCode(403);
        vera.send(page() + "/rejection/undoing", "rejection", group()).then().statusCode(403);
        ask("made-up", WHY).then().statusCode(200);
        decide(owner(), "refuse", 303);
        assertEquals(List.of("quarantined", "quarantined"), states());
        mona.get(page()).then().body(not(containsString("A second person is asked")));
        ask("made-up", WHY).then().statusCode(200);
        mona.get(page() + "/rejection?group=" + UUID.randomUUID()).then().statusCode(404);
        mona.get(page() + "/rejection").then().statusCode(404);
        assertEquals(List.of(), audited());
    }

    private Response ask(String kind, String why) {
        return mona.send(page() + "/rejection", "group", group(), "kind", kind, "reason", why);
    }

    private void decide(Desk desk, String decision, int status) {
        var id = db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE kind = 'signature-reject' AND state = 'open' AND subject = ?",
                        group())
                .mapTo(UUID.class)
                .one());
        desk.send("/staff/approvals/" + id, "decision", decision).then().statusCode(status);
        published.refresh();
    }

    private Desk owner() {
        return member("Oona", "owner");
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private String page() {
        return "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/quarantine";
    }

    private String group() {
        return one("SELECT q.id::text FROM quarantine q JOIN action a ON a.id = q.petition WHERE a.slug = ?");
    }

    private String rejection() {
        return one("SELECT r.id::text FROM rejection r JOIN action a ON a.id = r.petition WHERE a.slug = ?");
    }

    private String one(String query) {
        return db.read(handle ->
                handle.select(query, petition.slug()).mapTo(String.class).one());
    }

    private List<String> states() {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? ORDER BY s.state",
                        petition.slug())
                .mapTo(String.class)
                .list());
    }

    private int live() {
        return Integer.parseInt(one(
                "SELECT count(*)::text FROM grant_state g JOIN signature s ON s.id = g.signature JOIN action a ON a.id = s.petition"
                        + " WHERE g.live AND a.slug = ?"));
    }

    private List<String> audited() {
        return db.read(handle -> handle.select(
                        "SELECT action || ' ' || detail FROM audit_entry WHERE subject = ? AND action IN ('signature.reject', 'signature.readmit') ORDER BY number",
                        "petition " + petition.slug())
                .mapTo(String.class)
                .list());
    }
}
