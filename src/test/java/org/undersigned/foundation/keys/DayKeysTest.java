package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Folder;
import org.undersigned.world.World;

/** A day's key lives three days longer than its day; then nothing that was sealed to it opens, and nothing of it is kept. */
@QuarkusTest
class DayKeysTest {

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    SealingContexts contexts;

    @Inject
    InstantSource clock;

    @Inject
    Event<DayKeys.Removed> removed;

    @Inject
    Published.Registry registry;

    @Inject
    DayKeys days;

    @Test
    void what_was_sealed_to_a_day_opens_for_three_days_more_and_then_never_again() {
        var past = ago(3);
        past.turn();
        registry.refresh();
        var words = past.seal("place", "words".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        days.turn();
        assertTrue(days.open(words, "place").isPresent(), "on the third day after");
        assertTrue(days.open(words, "another place").isEmpty());
        var older = ago(4);
        older.turn();
        registry.refresh();
        var gone = older.seal("place", new byte[] {1});
        assertTrue(days.open(gone, "place").isPresent());
        days.turn();
        assertTrue(days.open(gone, "place").isEmpty(), "on the fourth");
        assertEquals(0, count("SELECT count(*) FROM recipient_key WHERE key_id = ?", gone.keyId()));
        registry.refresh();
        assertTrue(keys.of("confirm-" + Day.today(clock)).isPresent());
    }

    @Test
    void a_key_that_is_over_leaves_the_files_of_the_database_too() {
        var older = ago(5);
        older.turn();
        var wrapped = db.read(
                handle -> handle.select("SELECT wrapped_private FROM recipient_key WHERE recipient = ?", older.today())
                        .mapTo(byte[].class)
                        .one());
        assertTrue(liesInTables(wrapped));
        days.turn();
        World.await(
                () -> db.read(handle -> handle.select("SELECT count(*) FROM master_key WHERE keys_in_files")
                                .mapTo(Long.class)
                                .one())
                        == 0,
                "the tables with keys to be written anew");
        assertFalse(liesInTables(wrapped));
    }

    @Test
    void the_private_half_is_wrapped_under_the_master_key() {
        var all = db.read(handle -> handle.select(
                        "SELECT key_id, wrapped_private FROM recipient_key WHERE recipient LIKE 'confirm-%'")
                .mapToMap()
                .list());
        for (Map<String, Object> key : all) assertEquals(60, ((byte[]) key.get("wrapped_private")).length);
        assertTrue(all.size() >= 2, "today and tomorrow");
    }

    private DayKeys ago(int many) {
        InstantSource then = () -> clock.instant().minus(Duration.ofDays(many));
        return new DayKeys(db, keys, contexts, then, removed);
    }

    private boolean liesInTables(byte[] bytes) {
        db.asOwner(handle -> handle.execute("CHECKPOINT"));
        return Folder.liesInTables(bytes);
    }

    private long count(String query, String keyId) {
        return db.read(handle -> handle.select(query, keyId).mapTo(Long.class).one());
    }
}
