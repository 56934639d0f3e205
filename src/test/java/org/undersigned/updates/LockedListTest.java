package org.undersigned.updates;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** The list of those who want mail about a petition opens with a passphrase, for one run of mail. */
@QuarkusTest
class LockedListTest {

    private static final String PASSPHRASE = "gravel tulip orbit candle";
    private static final String OTHER = "walnut ferry quartz meadow";

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    Sealing sealing;

    @Inject
    SealingContexts contexts;

    @Inject
    Unlocking unlocking;

    @Inject
    Published.Registry published;

    private final String prefix = "lock" + UUID.randomUUID().toString().substring(0, 8);
    private final String before = World.address("tilda");
    private final String after = World.address("nora");
    private OwnPetition petition;
    private Desk owner;
    private Desk second;
    private UUID id;

    @BeforeEach
    void open() {
        petition = OwnPetition.open(prefix);
        owner = member("Oona", "owner");
        second = member("Seth", "owner");
        petition.supporter("Tilda Told", before, "updates");
        id = db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
    }

    @Test
    void once_locked_nothing_here_opens_who_was_on_it_before_or_came_after() {
        lock(PASSPHRASE);
        petition.supporter("Nora New", after, "updates");
        var recipient = Sealing.updates(id);
        var now = new AtomicReference<>(Instant.now());
        var relocking = new Relocking(db, keys, sealing, contexts, unlocking, now::get);
        World.await(() -> keys.of(recipient).filter(key -> !key.hosted()).isPresent(), "the new key in force");
        relocking.run();
        assertTrue(opensHere(), "stragglers may still come");
        now.set(now.get().plus(Relocking.STRAGGLERS).plus(Duration.ofSeconds(1)));
        relocking.run();
        assertFalse(opensHere());
        var lock = db.read(handle -> UpdatesLockStore.of(handle, id)).getFirst();
        assertEquals(2, sealedTo(lock.keyId()));
    }

    @Test
    void mails_wait_for_the_passphrase_and_go_once_it_is_typed() {
        lock(PASSPHRASE);
        petition.supporter("Nora New", after, "updates");
        assertEquals(2, count(handle -> (long) unlocking.owe(handle, id)));
        page().body(containsString("Fewer than 5 mails wait"));
        send("do", "unlock", "opens", OTHER).then().statusCode(422).body(containsString("opens nothing here"));
        assertEquals(2, count(handle -> UpdatesLockStore.locked(handle, id)));
        send("do", "unlock", "opens", PASSPHRASE).then().statusCode(200).body(containsString("The list is open"));
        World.await(() -> count(handle -> UpdatesLockStore.unsent(handle, id, Unlocking.ANSWER)) == 0, "the mails");
        assertEquals(0, count(handle -> UpdatesLockStore.locked(handle, id)));
        second.get("/staff/audit?action=updates.unlock").then().body(containsString("2 mails had waited"));
    }

    @Test
    void who_knows_the_passphrase_chooses_another_and_the_one_of_before_opens_nothing() {
        lock(PASSPHRASE);
        send("do", "change", "before", OTHER, "passphrase", OTHER, "again", OTHER)
                .then()
                .statusCode(422)
                .body(containsString("opens nothing here"));
        send("do", "change", "before", PASSPHRASE, "passphrase", OTHER, "again", OTHER)
                .then()
                .statusCode(200)
                .body(containsString("Changed."));
        assertTrue(unlocking.secrets(id, PASSPHRASE).isEmpty());
        assertEquals(1, unlocking.secrets(id, OTHER).size());
    }

    @Test
    void a_refused_lock_changes_nothing_and_a_new_one_keeps_what_the_lost_passphrase_opens() {
        ask(PASSPHRASE).then().statusCode(200).body(containsString("under “Approvals”"));
        ask(OTHER).then().statusCode(409).body(containsString("waits for a second person"));
        decide("refuse");
        page().body(containsString("a key that this installation keeps"));
        lock(PASSPHRASE);
        lock(OTHER);
        assertEquals(1, unlocking.secrets(id, PASSPHRASE).size());
        assertEquals(1, unlocking.secrets(id, OTHER).size());
    }

    @Test
    void a_weak_passphrase_and_a_slip_are_refused_and_only_owners_of_a_lead_lock() {
        send("do", "lock", "passphrase", "short", "again", "short")
                .then()
                .statusCode(422)
                .body(containsString("at least 15 characters"));
        send("do", "lock", "passphrase", PASSPHRASE, "again", OTHER)
                .then()
                .statusCode(422)
                .body(containsString("This is not the same"), not(containsString(PASSPHRASE)));
        send("do", "open").then().statusCode(400);
        var campaigner = member("Cleo", "campaigner");
        campaigner.get(path()).then().statusCode(200).body(containsString("Owners of an organisation that leads"));
        campaigner
                .send(path(), "do", "lock", "passphrase", PASSPHRASE, "again", PASSPHRASE)
                .then()
                .statusCode(403);
        Desk.invited("Olga", "--organisation", "nnirr", "--role", "owner")
                .get(path())
                .then()
                .statusCode(404);
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private String path() {
        return "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/updates";
    }

    private io.restassured.response.ValidatableResponse page() {
        return owner.get(path()).then().statusCode(200);
    }

    private Response send(String... fields) {
        return owner.send(path(), fields);
    }

    private Response ask(String passphrase) {
        return send("do", "lock", "passphrase", passphrase, "again", passphrase);
    }

    private void lock(String passphrase) {
        ask(passphrase).then().statusCode(200);
        decide("approve");
        published.refresh();
        page().body(containsString("Locked since"));
    }

    private void decide(String decision) {
        var approval =
                db.read(handle -> handle.select("""
                        SELECT s.id FROM staff_approval s JOIN updates_lock l ON l.key_id = s.subject
                         WHERE s.state = 'open' AND s.kind = 'updates-lock' AND l.petition = ?
                        """, id).mapTo(UUID.class).one());
        second.send("/staff/approvals/" + approval, "decision", decision).then().statusCode(303);
    }

    private boolean opensHere() {
        return db.read(handle -> keys.opensSome(handle, Sealing.updates(id)));
    }

    private long count(Function<Handle, Long> counted) {
        return db.inTransaction(counted::apply);
    }

    private long sealedTo(String keyId) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM sealed_row WHERE recipient = ? AND key_id = ?",
                        Sealing.updates(id),
                        keyId)
                .mapTo(Long.class)
                .one());
    }
}
