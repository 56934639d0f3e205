package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.supporter;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Jobs;
import org.undersigned.world.World;

/** A petition is on the evening news. What everybody sees alike is drawn once and handed out as bytes. */
@QuarkusTest
class VisitorStormTest {

    private static final int VISITORS = 200;
    private static final List<String> PAGES = List.of(
            "/",
            PETITION,
            "/es" + PETITION,
            "/ar" + PETITION,
            PETITION + "?partner=nnirr",
            PETITION + "/count.json",
            PETITION + ".png",
            PETITION + "/check",
            "/feed.atom",
            "/sitemap.xml");

    /** The petition's own page leaves small numbers out. */
    private static final String COUNTED = PETITION + "/check";

    @Inject
    AgroalDataSource pool;

    @Inject
    Scheduler scheduler;

    @Test
    void two_thousand_visits_cost_no_query() {
        // Jobs of the program itself use the pool a few times a second.
        Jobs.pause(scheduler);
        try {
            PAGES.forEach(VisitorStormTest::visit);
            var before = pool.getMetrics().acquireCount();
            for (int i = 0; i < VISITORS; i++) PAGES.forEach(VisitorStormTest::visit);
            assertEquals(before, pool.getMetrics().acquireCount(), "connections that were taken from the pool");
        } finally {
            scheduler.resume();
        }
    }

    @Test
    void a_signature_uses_the_pool_that_visits_do_not() {
        var before = pool.getMetrics().acquireCount();
        World.sign("Vera Visitor", World.address("vera")).then().statusCode(303);
        assertTrue(pool.getMetrics().acquireCount() > before, "the pool counts what is taken from it");
    }

    @Test
    void who_has_the_page_is_told_that_it_is_the_same_until_the_number_moves() {
        confirmed();
        var page = browser().get(COUNTED);
        var tag = page.header("ETag");
        assertEquals(304, browser().header("If-None-Match", tag).get(COUNTED).statusCode());
        supporter("Nora News", World.address("nora"));
        await(
                () -> browser().header("If-None-Match", tag).get(COUNTED).statusCode() == 200,
                "the page with the new number");
    }

    private static void visit(String path) {
        browser().get(path).then().statusCode(200);
    }
}
