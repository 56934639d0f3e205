package org.undersigned.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.mailing.Mailings;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** The key of a locked list, in the memory of one process, by a clock that the test sets. */
@QuarkusTest
class ForgottenKeyTest {

    private static final String PASSPHRASE = "gravel tulip orbit candle";
    private static final Person OONA = new Person(UUID.randomUUID(), "oona@example.org", "Oona", false, "en");

    @Inject
    Db db;

    @Inject
    Sealing sealing;

    @Inject
    SealingContexts contexts;

    @Inject
    AuditLog audit;

    @Inject
    Site site;

    @Inject
    Petitions petitions;

    @Inject
    Published.Registry published;

    @Inject
    @All
    List<ListUse> uses;

    private final String prefix = "oubli" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private Unlocking unlocking;
    private OwnPetition petition;
    private Mailings mailings;
    private String mailing;

    /** A list with one person, and a mailing to it that waits for the passphrase; another process has it. */
    private UUID unlocked() {
        petition = OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var second = Desk.invited("Seth", "--organisation", watch, "--role", "owner");
        owner.send(
                        "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/updates",
                        "do",
                        "lock",
                        "passphrase",
                        PASSPHRASE,
                        "again",
                        PASSPHRASE)
                .then()
                .statusCode(200);
        second.send("/staff/approvals/" + approval(), "decision", "approve")
                .then()
                .statusCode(303);
        published.refresh();
        petition.supporter("Tilda Told", World.address("tilda"), "updates");
        mailings = new Mailings(owner, watch);
        mailing = mailings.begin("audience", petition.slug());
        mailings.words(mailing, "en", "A subject", "", Mailings.BODY).then().statusCode(200);
        mailings.act(mailing, "try", "language", "en").then().statusCode(200);
        mailings.act(mailing, "start").then().statusCode(200);
        World.await(() -> state().equals("running"), "the mailing to begin");

        unlocking = new Unlocking(db, sealing, contexts, audit, site, now::get, new ArrayList<>(uses));
        var found = petitions.visible(petition.slug()).orElseThrow();
        assertTrue(unlocking.unlock(found, PASSPHRASE, OONA));
        assertTrue(opens(found.id()), "while it is unlocked");
        return found.id();
    }

    @Test
    void it_is_forgotten_once_the_mailing_is_over_and_not_before() {
        var id = unlocked();
        // The demo keeps it for an hour, so that mails can be looked at.
        now.set(now.get().plus(Duration.ofMinutes(61)));
        unlocking.forget();
        assertTrue(opens(id), "its mails are under way");
        mailings.act(mailing, "unlock", "opens", PASSPHRASE).then().statusCode(200);
        World.await(() -> state().equals("done"), "the mailing to be over");
        unlocking.forget();
        assertFalse(unlocking.isOpen(id));
        assertFalse(opens(id));
    }

    @Test
    void it_is_forgotten_after_half_a_day_even_if_the_mailing_is_not_over() {
        var id = unlocked();
        now.set(now.get().plus(Duration.ofHours(12)).plusSeconds(1));
        unlocking.forget();
        assertFalse(opens(id));
        assertEquals("running", state());
        mailings.act(mailing, "cancel").then().statusCode(200);
    }

    /** Whether the row of the person on the list can be read by that process. */
    private boolean opens(UUID id) {
        return db.read(handle -> SealedRowStore.forUpdates(handle, signatures(id))).stream()
                .anyMatch(placed ->
                        unlocking.open(placed.petition(), placed.row()).isPresent());
    }

    private List<UUID> signatures(UUID id) {
        return db.read(handle -> handle.select("SELECT id FROM signature WHERE petition = ?", id)
                .mapTo(UUID.class)
                .list());
    }

    private String state() {
        return db.read(handle -> handle.select(
                        "SELECT state FROM mailing WHERE id = ?", UUID.fromString(mailing.replaceFirst(".*/", "")))
                .mapTo(String.class)
                .one());
    }

    private UUID approval() {
        return db.read(
                handle -> handle.select("""
                        SELECT s.id FROM staff_approval s JOIN updates_lock l ON l.key_id = s.subject
                          JOIN action a ON a.id = l.petition WHERE s.state = 'open' AND a.slug LIKE ?
                        """, prefix + "%").mapTo(UUID.class).one());
    }
}
