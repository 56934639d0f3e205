package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A data steward of a coalition looks after what people send in, as a moderator of its lead does, and does nothing else there. */
@QuarkusTest
class DataStewardTest {

    @Inject
    Db db;

    private final String prefix = "stew" + UUID.randomUUID().toString().substring(0, 8);
    private final String lead = prefix + "-river-watch";
    private final String campaign = "/staff/campaigns/" + prefix + "-clean-river-now";
    private OwnPetition petition;
    private String quarantine;
    private Desk lena;
    private Desk dora;

    @BeforeEach
    void somebody_signs() {
        petition = OwnPetition.open(prefix);
        quarantine = campaign + "/" + petition.slug() + "/quarantine";
        lena = Desk.invited("lena", "--organisation", lead);
        dora = Desk.invited("dora", "--organisation", prefix + "-anglers", "--role", "viewer");
        petition.sign("Suzie Signs", World.address("suzie"), petition.box())
                .then()
                .statusCode(303);
    }

    @Test
    void it_puts_aside_and_lets_out_and_asks_a_second_person_to_reject() {
        dora.get(quarantine).then().statusCode(404);
        give();
        dora.get(campaign).then().statusCode(200);
        dora.get(quarantine).then().statusCode(200).body(containsString(quarantine + "/choose"));
        putAside();
        assertEquals(List.of("quarantined"), states());
        dora.send(quarantine + "/release", "group", "all").then().statusCode(200);
        assertEquals(List.of("pending"), states());
        putAside();
        var approval = asked();
        dora.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(403);
        assertEquals(List.of("quarantined"), states(), "one person alone rejects nobody");
        lena.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(303);
        assertEquals(List.of(), states(), "whoever has not confirmed is gone");
        assertEquals(
                List.of("signature.quarantine", "signature.release", "signature.quarantine", "signature.reject"),
                db.read(handle -> handle.select(
                                "SELECT action FROM audit_entry WHERE subject = ? AND actor = ? ORDER BY number",
                                "petition " + petition.slug(),
                                "staff:" + person())
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void it_gets_no_data_of_anybody_and_runs_nothing_of_the_campaign() {
        give();
        for (var page : List.of("supporters", "members", "mailings", "sender", "donations", "key"))
            dora.get("/staff/organisations/" + lead + "/" + page).then().statusCode(404);
        dora.send("/staff/organisations/" + lead + "/supporters/exports", "reason", "The autumn newsletter")
                .then()
                .statusCode(404);
        dora.send("/staff/organisations/" + lead + "/mailings", "audience", "supporters")
                .then()
                .statusCode(404);
        dora.send("/staff/organisations/" + prefix + "-anglers/supporters/exports", "reason", "The autumn newsletter")
                .then()
                .statusCode(403);
        dora.get(campaign + "/" + petition.slug() + "/paper").then().statusCode(404);
        dora.send(campaign + "/" + petition.slug() + "/updates").then().statusCode(403);
        dora.send("/staff/drafts/begin/edit/" + petition.slug()).then().statusCode(404);
        dora.send(campaign + "/" + petition.slug() + "/state", "step", "open-closed")
                .then()
                .statusCode(403);
        dora.send("/staff/coalitions/" + prefix + "-clean-river", "email", lena.email, "role", "editor")
                .then()
                .statusCode(403);
        dora.get("/staff/erasure").then().statusCode(404);
    }

    @Test
    void it_ends_at_the_next_click_and_what_was_asked_lapses() {
        give();
        putAside();
        var approval = asked();
        lena.send(
                        "/staff/coalitions/" + prefix + "-clean-river/removal",
                        "person",
                        person().toString(),
                        "role",
                        "data-steward",
                        "organisation",
                        lead)
                .then()
                .statusCode(200);
        dora.get(quarantine).then().statusCode(404);
        dora.send(quarantine + "/release", "group", "all").then().statusCode(404);
        dora.send(quarantine + "/choose", "reason", "Odd").then().statusCode(404);
        lena.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(409);
        assertEquals(List.of("quarantined"), states());
    }

    private void give() {
        lena.send("/staff/coalitions/" + prefix + "-clean-river", "email", dora.email, "role", "data-steward")
                .then()
                .statusCode(200)
                .body(containsString("<bdi>dora</bdi></b> <span class=\"tag\">Data steward</span>"));
    }

    private void putAside() {
        dora.send(quarantine + "/choose", "reason", "Odd").then().statusCode(303);
    }

    /** Asks for a rejection: what a second person decides. */
    private UUID asked() {
        var group = db.read(handle -> handle.select(
                        "SELECT s.quarantine FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(UUID.class)
                .one());
        dora.send(quarantine + "/rejection", "group", group.toString(), "kind", "made-up", "reason", "One script")
                .then()
                .statusCode(200);
        return db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE state = 'open' AND subject = ?", group.toString())
                .mapTo(UUID.class)
                .one());
    }

    private UUID person() {
        return db.read(handle -> handle.select(
                        "SELECT r.person FROM coalition_role r JOIN coalition c ON c.id = r.coalition WHERE c.slug = ?",
                        prefix + "-clean-river")
                .mapTo(UUID.class)
                .one());
    }

    private List<String> states() {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .list());
    }
}
