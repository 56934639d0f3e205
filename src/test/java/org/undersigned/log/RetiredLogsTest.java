package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Jobs;
import org.undersigned.world.OwnPetition;
import picocli.CommandLine;

/** Somebody restores a backup from before a petition was retired. */
@QuarkusTest
class RetiredLogsTest {

    @Inject
    Db db;

    @Inject
    RetiredLogs retired;

    @Inject
    Scheduler scheduler;

    @Test
    void the_next_start_retires_it_again_and_the_number_stays() {
        var petition = OwnPetition.open("restored");
        petition.supporter("Suzie Signs", address("suzie"));
        await(() -> petition.published() == 1, "one");
        petition.isOver();
        var id = db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
        db.useTransaction(handle -> {
            handle.execute("SET LOCAL ROLE NONE");
            handle.execute("CREATE TABLE saved_petition AS SELECT * FROM petition WHERE id = ?", id);
            handle.execute("CREATE TABLE saved_signature AS SELECT * FROM signature WHERE petition = ?", id);
        });
        petition.mayBeRetired();
        assertEquals(
                0,
                new CommandLine(new RetireCommand())
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute(petition.slug(), "--yes"));
        retired.start(null);
        assertEquals(0, number("SELECT count(*) FROM audit_entry WHERE detail LIKE 'again%'"), "one that is stays");

        Jobs.pause(scheduler);
        try {
            db.useTransaction(handle -> {
                handle.execute("SET LOCAL ROLE NONE");
                handle.execute("""
                        UPDATE petition p SET retired_on = NULL, key_id = s.key_id, wrapped_key = s.wrapped_key
                          FROM saved_petition s WHERE s.id = p.id
                        """);
                handle.execute("INSERT INTO signature SELECT * FROM saved_signature");
                // In the backup her line still waited. It was published before the petition was retired.
                handle.execute("INSERT INTO log_queue SELECT id, petition, commitment, now() FROM saved_signature");
                handle.execute("DROP TABLE saved_petition, saved_signature");
            });
            retired.start(null);
        } finally {
            scheduler.resume();
        }
        assertEquals(0, number("SELECT count(*) FROM petition WHERE retired_on IS NULL AND id = '" + id + "'"));
        assertEquals(0, number("SELECT count(*) FROM signature WHERE petition = '" + id + "'"));
        assertEquals(0, number("SELECT count(*) FROM log_queue WHERE petition = '" + id + "'"));
        assertEquals(1, number("SELECT count(*) FROM audit_entry WHERE detail LIKE 'again%'"));
        assertEquals(1, petition.published());
    }

    private long number(String query) {
        return db.read(handle -> handle.select(query).mapTo(Long.class).one());
    }
}
