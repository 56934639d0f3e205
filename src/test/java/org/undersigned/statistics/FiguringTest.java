package org.undersigned.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Behind;
import org.undersigned.world.OwnPetition;

/** Two who count at once, such as two programs on one database. */
@QuarkusTest
class FiguringTest {

    @Inject
    Db db;

    @Inject
    Figuring figuring;

    @Test
    void who_counts_last_sees_what_who_counted_before_did_not() {
        var petition = OwnPetition.open("figures" + UUID.randomUUID().toString().substring(0, 8));
        var own = petition.supporter("Cora Counts", address("cora"));
        figuring.count();
        assertEquals(1, confirmed(petition));
        var later = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            FigureStore.alone(handle);
            FigureStore.count(handle, LocalDate.now(ZoneOffset.UTC).minusDays(1));
            browser().post(own + "/withdrawal").then().statusCode(303);
            return behind.start(() -> {
                figuring.count();
                return true;
            });
        });
        later.join();
        assertEquals(0, confirmed(petition));
    }

    private long confirmed(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(sum(number), 0) FROM figure f JOIN action a ON a.id = f.petition"
                                + " WHERE f.kind = 'confirmed' AND a.slug = ?",
                        petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
