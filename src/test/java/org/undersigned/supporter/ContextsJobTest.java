package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;

@QuarkusTest
class ContextsJobTest {

    @Inject
    Db db;

    @Inject
    Sealing sealing;

    @Inject
    ContextsJob job;

    private final UUID petition = UUID.randomUUID();

    @Test
    void a_context_goes_when_its_last_row_is_gone_and_it_is_older_than_two_days() {
        var row = context(3);
        db.useTransaction(handle -> SealedRowStore.add(handle, List.of(row)));
        job.run();
        assertTrue(isThere(row), "a row needs it");
        assertEquals(Map.of("name", "Suzie"), sealing.openHosted(petition, row).orElseThrow());
        db.useTransaction(handle -> SealedRowStore.erase(handle, row.signature()));
        job.run();
        assertFalse(isThere(row));
    }

    @Test
    void a_context_that_may_still_get_its_first_row_stays() {
        var now = context(0);
        var before = context(2);
        job.run();
        assertTrue(isThere(now) && isThere(before));
    }

    /** A row in a context of its own that was made some days ago. The row is not stored. */
    private SealedRow context(int daysAgo) {
        return db.inTransaction(handle -> {
            var row = sealing.seal(
                    handle,
                    petition,
                    UUID.randomUUID(),
                    Sealing.STEWARD,
                    "signature",
                    Sealing.plain(Map.of("name", "Suzie")));
            handle.execute("UPDATE sealing_context SET made_on = made_on - ? WHERE id = ?", daysAgo, row.context());
            return row;
        });
    }

    private boolean isThere(SealedRow row) {
        return db.read(
                handle -> handle.select("SELECT EXISTS (SELECT 1 FROM sealing_context WHERE id = ?)", row.context())
                        .mapTo(Boolean.class)
                        .one());
    }
}
