package org.undersigned.onpaper;

import io.quarkus.arc.Arc;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.World;

/** The mail to those who wrote an address on a checked sheet, without waiting for its time. */
public final class AskedOnPaper {

    private AskedOnPaper() {}

    /** Asks until nobody of a petition is owed it. */
    public static void all(UUID petition) {
        World.await(
                () -> {
                    Arc.container().instance(AskingJob.class).get().run();
                    return Arc.container()
                            .instance(Db.class)
                            .get()
                            .read(handle -> handle.select(
                                            "SELECT NOT EXISTS (SELECT FROM paper_row WHERE petition = ? AND owed)",
                                            petition)
                                    .mapTo(Boolean.class)
                                    .one());
                },
                "everybody on paper to be asked");
    }
}
