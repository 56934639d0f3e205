package org.undersigned.petition;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.world.Folder;
import org.undersigned.world.Ran;

/** The key file changes, and what the one of before wrapped was replaced in the tables. */
@QuarkusTest
class OldWrappingsTest {

    @Inject
    Db db;

    @Inject
    Retiring retiring;

    @Test
    void old_wrappings_leave_the_files_even_where_there_is_no_petition() {
        var old = db.read(handle -> handle.select(
                        "SELECT wrapped_private FROM recipient_key WHERE wrapped_private IS NOT NULL LIMIT 1")
                .mapTo(byte[].class)
                .one());
        assertTrue(liesInTables(old));
        // As the server does by itself from time to time: what it samples would stay.
        db.asOwner(handle -> handle.execute("ANALYZE recipient_key"));
        assertEquals(0, Ran.of(new KeyCommand(), "change").status());
        // As if there were none: no petition says that something has to leave.
        db.useTransaction(handle -> handle.execute("UPDATE petition SET keys_in_files = false WHERE keys_in_files"));
        await(
                () -> {
                    retiring.cleanLater();
                    return !db.read(RetiringStore::hasKeysInFiles);
                },
                "the tables to be written anew");
        assertFalse(liesInTables(old));
    }

    @Test
    void what_is_removed_while_the_tables_are_written_anew_leaves_them_the_next_time() {
        try (var apart = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new CompletableFuture<Void>();
            var over = new CompletableFuture<Void>();
            var holding = runAsync(
                    () -> db.useTransaction(handle -> {
                        handle.execute("LOCK TABLE letter IN ACCESS SHARE MODE");
                        held.complete(null);
                        over.join();
                    }),
                    apart);
            held.join();
            var writing = supplyAsync(retiring::cleanFiles, apart);
            await(() -> waits("VACUUM FULL letter"), "the tables to be half-way");
            db.useTransaction(older -> {
                // While somebody is at work who began before, the job that runs by itself leaves the tables alone.
                older.execute("SELECT pg_current_xact_id()");
                runAsync(() -> db.useTransaction(handle -> MasterKey.removing(handle, () -> true)), apart)
                        .join();
                over.complete(null);
                holding.join();
                assertTrue(writing.join());
                assertTrue(supplyAsync(() -> db.read(RetiringStore::hasKeysInFiles), apart)
                        .join());
            });
        }
        await(
                () -> {
                    retiring.cleanLater();
                    return !db.read(RetiringStore::hasKeysInFiles);
                },
                "the tables to be written anew");
    }

    private boolean waits(String statement) {
        return db.asOwner(handle -> handle.select(
                                "SELECT count(*) FROM pg_stat_activity WHERE query = ? AND wait_event_type = 'Lock'",
                                statement)
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    private boolean liesInTables(byte[] bytes) {
        db.asOwner(handle -> handle.execute("CHECKPOINT"));
        return Folder.liesInTables(bytes);
    }
}
