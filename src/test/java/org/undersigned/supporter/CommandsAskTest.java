package org.undersigned.supporter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.organisation.approval.SecondPerson.WAITS;
import static org.undersigned.world.Ran.decided;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.ServeDatabase;

/** Data and keys of supporters are not one person's at the command line, where a second one could decide. */
@QuarkusTest
@TestProfile(ServeDatabase.Profile.class)
class CommandsAskTest {

    private static final String APPROVALS = "/staff/approvals";

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    private final List<Desk> operators = new ArrayList<>();
    private String watch;
    private String anglers;

    @BeforeEach
    void two_organisations_without_a_key() {
        var prefix = "c" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.draft(prefix);
        watch = prefix + "-river-watch";
        anglers = prefix + "-anglers";
    }

    /** What other tests do here is done where nobody operates the site in the workspace. */
    @AfterEach
    void operators_go() {
        for (var operator : operators) assertEquals(0, Desk.command("remove", operator.email, "--yes"));
    }

    @Test
    void what_an_owner_approved_is_done_once() {
        var olga = owner(watch);
        var asked = export(watch);
        assertEquals(WAITS, asked.status());
        assertEquals("", asked.out());
        assertTrue(asked.err().contains("an owner of the organisation has to approve"), asked.err());
        assertTrue(asked.err().contains(Desk.ORIGIN + APPROVALS), asked.err());
        assertTrue(export(watch).err().contains("asked before"), "it waits, and is not asked twice");
        assertEquals(List.of(), details("export.sealed", watch));

        olga.get(APPROVALS)
                .then()
                .body(containsString("supporters that are for " + watch))
                .body(containsString("Asked for at the command line"), containsString("run again"));
        var approval = Ran.asked(watch);
        decided(olga, watch, "approve").then().statusCode(303);
        assertEquals(List.of(), details("export.sealed", watch), "approval alone writes nothing out");

        assertEquals(0, export(watch).status());
        assertEquals(
                List.of("sealed rows written out: no reason given, approval " + approval),
                details("export.sealed", watch));
        olga.get("/staff/audit")
                .then()
                .body(containsString("command line asked a second person to approve: writing out the data"))
                .body(containsString("approved as the second person: writing out the data"))
                .body(containsString("A second person had approved it."));
        assertEquals(WAITS, export(watch).status(), "it is used up");
        assertEquals(1, details("export.sealed", watch).size());
    }

    @Test
    void a_reason_is_read_by_who_approves_and_told_by_the_log_and_another_one_is_another_question() {
        var olga = owner(watch);
        for (var wrong : List.of("too short", "x".repeat(501))) {
            var refused = export(watch, "--reason", wrong);
            assertEquals(2, refused.status());
            assertTrue(refused.err().contains("--reason takes 10 to 500 characters"), refused.err());
        }
        assertEquals(
                WAITS,
                export(watch, "--reason", "Our newsletter,\nof May / June").status());
        olga.get(APPROVALS).then().body(containsString("“Our newsletter, of May / June”"));
        decided(olga, watch + "/Our+newsletter%2C+of+May+%2F+June", "approve")
                .then()
                .statusCode(303);
        assertEquals(WAITS, export(watch, "--reason", "Because I want to").status());
        assertEquals(WAITS, export(watch).status());
        var done = export(watch, "--reason", "Our newsletter, of May / June");
        assertEquals(0, done.status(), done.err());
        var details = details("export.sealed", watch);
        assertEquals(1, details.size(), details::toString);
        assertTrue(
                details.getFirst().startsWith("sealed rows written out: Our newsletter, of May / June, approval "),
                details::toString);
        olga.get("/staff/audit")
                .then()
                .body(containsString("Our newsletter, of May / June"), containsString("A second person had approved"));
    }

    @Test
    void owners_of_other_organisations_and_operators_do_not_decide_for_an_owner() {
        var olga = owner(watch);
        var other = owner(anglers);
        var opal = operator();
        assertEquals(WAITS, export(watch).status());
        other.get(APPROVALS).then().statusCode(200).body(not(containsString(watch)));
        decided(other, watch, "approve").then().statusCode(403);
        opal.get(APPROVALS).then().body(containsString(watch), containsString("Somebody else has to decide"));
        decided(opal, watch, "approve").then().statusCode(403);
        assertEquals(WAITS, export(watch).status());
        decided(olga, watch, "approve").then().statusCode(303);
        assertEquals(WAITS, export(anglers).status(), "another organisation is another question");
        assertEquals(0, export(watch).status());
    }

    @Test
    void what_was_refused_is_never_done() {
        var olga = owner(watch);
        assertEquals(WAITS, key("host", watch).status());
        decided(olga, watch, "refuse").then().statusCode(303);
        var told = key("host", watch);
        assertEquals(1, told.status());
        assertTrue(told.err().contains("refused by a second person"), told.err());
        assertEquals(WAITS, key("host", watch).status(), "who runs it once more asks once more");
        assertTrue(inForce(watch).isEmpty());
        assertEquals(
                1,
                details("approval.refuse", "approval %").stream()
                        .filter(one -> one.equals("key-host " + watch))
                        .count());
    }

    @Test
    void an_approved_key_is_that_key_and_no_other() {
        var olga = owner(watch);
        var good = Hpke.newPair().open();
        var bad = Hpke.newPair().open();
        assertEquals(WAITS, key("set", watch, KeyText.ofPublic(good)).status());
        olga.get(APPROVALS).then().body(containsString(watch + ", " + Hpke.id(good)));
        decided(olga, watch + "/" + KeyText.ofPublic(good), "approve").then().statusCode(303);
        assertEquals(WAITS, key("set", watch, KeyText.ofPublic(bad)).status());
        assertEquals(WAITS, key("host", watch).status());
        assertTrue(inForce(watch).isEmpty());
        assertEquals(0, key("set", watch, KeyText.ofPublic(good)).status());
        assertEquals(Optional.of(Hpke.id(good)), inForce(watch));
        assertEquals(0, key("set", watch, KeyText.ofPublic(good)).status(), "it is in force, so nothing is asked");
        assertEquals(1, details("organisation.key", "organisation " + watch).size());
    }

    @Test
    void what_nobody_decided_or_nobody_did_within_seven_days_is_asked_anew() {
        var olga = owner(watch);
        assertEquals(WAITS, export(watch).status());
        var first = Ran.asked(watch);
        age("expires_at", first);
        assertTrue(export(watch).err().contains("asked now"));
        var second = Ran.asked(watch);
        assertTrue(!second.equals(first), "it is another question");
        decided(olga, watch, "approve").then().statusCode(303);
        age("decided_at", second);
        assertEquals(WAITS, export(watch).status());
        assertEquals(List.of(), details("export.sealed", watch));
    }

    @Test
    void where_nobody_could_decide_it_is_done_at_once_and_the_log_says_so() {
        var told = export(watch);
        assertEquals(0, told.status());
        assertTrue(told.err().contains("nobody in the workspace could approve"), told.err());
        assertEquals(
                List.of("sealed rows written out: no reason given, by one person"), details("export.sealed", watch));
        assertEquals(0, export("steward").status());
        assertEquals(0, key("host", watch).status());
        var id = inForce(watch).orElseThrow();
        assertEquals(
                List.of("hosted by this installation, key " + id + ", by one person"),
                details("organisation.key", "organisation " + watch));
    }

    @Test
    void operators_decide_for_the_steward_and_for_organisations_without_an_owner() {
        var opal = operator();
        var olga = owner(watch);
        assertEquals(WAITS, export("steward").status());
        olga.get(APPROVALS).then().body(not(containsString("data steward")));
        decided(olga, "steward", "approve").then().statusCode(403);
        decided(opal, "steward", "approve").then().statusCode(303);
        assertEquals(0, export("steward").status());
        assertEquals(WAITS, export("steward").status());
        decided(opal, "steward", "refuse").then().statusCode(303);
        assertEquals(1, export("steward").status());

        assertTrue(key("host", anglers).err().contains("an operator in the workspace has to approve"));
        decided(opal, anglers, "approve").then().statusCode(303);
        assertEquals(WAITS, key("host", anglers, watch).status(), "all or nothing");
        assertTrue(inForce(anglers).isEmpty());
        decided(olga, watch, "approve").then().statusCode(303);
        assertEquals(0, key("host", anglers, watch).status());
        assertTrue(inForce(anglers).isPresent() && inForce(watch).isPresent());
    }

    private static Ran export(String recipient, String... options) {
        var arguments = new ArrayList<>(List.of(recipient));
        arguments.addAll(List.of(options));
        return Ran.of(new ExportSealedCommand(), arguments.toArray(String[]::new));
    }

    private static Ran key(String... arguments) {
        return Ran.of(new KeyCommand(), arguments);
    }

    private static Desk owner(String organisation) {
        return Desk.invited("Olga", "--organisation", organisation);
    }

    private Desk operator() {
        var operator = Desk.invited("Opal");
        operators.add(operator);
        return operator;
    }

    private Optional<String> inForce(String organisation) {
        return db.read(handle -> keys.inForce(handle, Sealing.organisation(organisation)))
                .map(RecipientKeys.Key::id);
    }

    private List<String> details(String action, String subject) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = ? AND subject LIKE ? ORDER BY number",
                        action,
                        subject)
                .mapTo(String.class)
                .list());
    }

    /** Lets eight days go by. */
    private void age(String column, UUID approval) {
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_approval SET " + column + " = " + column + " - interval '8 days' WHERE id = ?",
                approval));
    }
}
