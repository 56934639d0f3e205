package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.confirmed;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.supporter;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Jobs;
import org.undersigned.world.OwnPetition;
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

    private static final int FIRST_TOLD = 25;

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

    /** A petition of its own, because the page tells no number that would only discourage. */
    @Test
    void a_checkpoint_makes_everything_new_that_tells_the_number_and_a_launch_what_tells_of_petitions() {
        var own = OwnPetition.open("storm");
        var people =
                Stream.generate(() -> World.address("sol")).limit(FIRST_TOLD).toList();
        people.forEach(one -> own.sign("Sol Storm", one).then().statusCode(303));
        people.stream().skip(1).forEach(one -> confirms(own, one));
        await(() -> own.published() == FIRST_TOLD - 1, "a number that is not told yet");
        confirmed();

        var counting = tags(List.of(own.path(), own.path() + "/check", own.path() + "/count.json"));
        var telling = tags(List.of("/feed.atom"));
        counting.forEach(VisitorStormTest::assertSame);
        confirms(own, people.getFirst());
        counting.forEach((path, tag) -> {
            await(() -> ask(path, tag).statusCode() == 200, path + " after the checkpoint");
            var now = ask(path, tag);
            assertNotEquals(tag, now.header("ETag"), path);
            assertTrue(now.asString().contains(String.valueOf(FIRST_TOLD)), path);
        });
        telling.forEach(VisitorStormTest::assertSame);

        confirmed();
        var again = tags(List.copyOf(counting.keySet()));
        // Before all others of today: the feed has the newest hundred, by their addresses.
        var later = OwnPetition.open(
                "0storm", yaml -> yaml.replace("opens: 2020-05-01", "opens: " + LocalDate.now(ZoneOffset.UTC)));
        telling.forEach((path, tag) -> {
            await(() -> ask(path, tag).statusCode() == 200, path + " after the launch");
            assertTrue(ask(path, tag).asString().contains(later.path()), path);
        });
        again.forEach(VisitorStormTest::assertSame);
    }

    private static void confirms(OwnPetition own, String email) {
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
    }

    private static Map<String, String> tags(List<String> paths) {
        return paths.stream()
                .collect(Collectors.toMap(
                        path -> path, path -> browser().get(path).header("ETag")));
    }

    private static void assertSame(String path, String tag) {
        assertEquals(304, ask(path, tag).statusCode(), path);
    }

    private static Response ask(String path, String tag) {
        return browser().header("If-None-Match", tag).get(path);
    }

    private static void visit(String path) {
        browser().get(path).then().statusCode(200);
    }
}
