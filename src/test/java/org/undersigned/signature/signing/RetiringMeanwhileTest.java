package org.undersigned.signature.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.mail;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Behind;
import org.undersigned.world.Jobs;
import org.undersigned.world.OwnPetition;
import picocli.CommandLine;

/** Somebody signs or confirms in the very moment in which a petition is retired. */
@QuarkusTest
class RetiringMeanwhileTest {

    @Inject
    Db db;

    @Inject
    Petitions petitions;

    @Inject
    Scheduler scheduler;

    private final StringWriter told = new StringWriter();

    @Test
    void who_is_being_stored_waits_and_is_refused() {
        var own = OwnPetition.open("signing-meanwhile");
        var petition = petitions.visible(own.slug()).orElseThrow();
        var late = pending(petition);
        var storing = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            handle.select("SELECT id FROM petition WHERE id = ? FOR UPDATE", petition.id())
                    .mapTo(java.util.UUID.class)
                    .one();
            var started = behind.start(() -> db.inTransaction(other -> SigningStore.insert(other, List.of(late))));
            handle.execute(
                    "UPDATE petition SET retired_on = opens, key_id = NULL, wrapped_key = NULL WHERE id = ?",
                    petition.id());
            return started;
        });
        assertEquals(Set.of(), storing.join());
        assertEquals(0, signatures(petition));
    }

    @Test
    void who_confirms_meanwhile_keeps_everybody_until_their_line_is_in_the_log() {
        var own = OwnPetition.open("confirming-meanwhile");
        var petition = petitions.visible(own.slug()).orElseThrow();
        own.supporter("Suzie Signs", address("suzie"));
        var sam = address("sam");
        own.sign("Sam Confirms", sam);
        mail(sam, 1);
        await(() -> own.published() == 1, "one");
        own.isOver();
        own.mayBeRetired();
        Jobs.pause(scheduler);
        try {
            var retiring = db.inTransaction(handle -> {
                var behind = new Behind(db, handle);
                confirm(handle, petition);
                return behind.start(this::retire);
            });
            assertEquals(1, retiring.join());
            assertTrue(told.toString().contains("still wait for the public logs: 1"), told::toString);
            assertEquals(2, signatures(petition), "nothing is half done");
        } finally {
            scheduler.resume();
        }
        await(() -> own.published() == 2, "the second line");
        assertEquals(0, retire(own.slug()));
        assertEquals(2, own.published());
        assertEquals(0, signatures(petition));
    }

    /** What confirming writes, held open by the caller's transaction. */
    private static void confirm(Handle handle, Petition petition) {
        handle.execute(
                "UPDATE signature SET state = 'confirmed', slot = 1 WHERE petition = ? AND state = 'pending'",
                petition.id());
        handle.execute("""
                INSERT INTO log_queue SELECT id, petition, commitment, now() FROM signature s
                 WHERE petition = ? AND NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.signature = s.id)
                """, petition.id());
    }

    private int retire() {
        return retire("confirming-meanwhile-stop-the-outfall");
    }

    private int retire(String slug) {
        var writer = new PrintWriter(told, true);
        return new CommandLine(new RetireCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(slug, "--yes");
    }

    private long signatures(Petition petition) {
        return db.read(handle -> handle.select("SELECT count(*) FROM signature WHERE petition = ?", petition.id())
                .mapTo(Long.class)
                .one());
    }

    private static PendingSignature pending(Petition petition) {
        return new PendingSignature(
                java.util.UUID.randomUUID(),
                petition,
                new Submission(
                        "Late Lou",
                        org.undersigned.foundation.mail.MailAddress.parse("lou@example.org")
                                .orElseThrow(),
                        "US",
                        "",
                        false,
                        false,
                        List.of(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        "en",
                        java.util.Map.of(),
                        java.util.Optional.empty()),
                new byte[32],
                new byte[32],
                new byte[32],
                new byte[32],
                "reference",
                java.time.Instant.EPOCH,
                "");
    }
}
