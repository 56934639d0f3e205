package org.undersigned.faults;

import static org.undersigned.world.World.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** Two programs on one database, both of which would grow the log; one is held in the middle of it and wakes up later. */
class TwoSequencersTest {

    private static final Ledger LEDGER = new Ledger();
    private static Installation home;
    private static EmbeddedPostgres database;
    private static Proxy line;
    private static SmtpSink post;
    private static Program awake;
    private static Program paused;

    @BeforeAll
    static void open() throws Exception {
        home = Installation.fresh("two-sequencers");
        database = EmbeddedPostgres.start(home.served());
        post = new SmtpSink();
        var port = Integer.parseInt(database.url().replaceFirst(".*:(\\d+)/.*", "$1"));
        // What takes milliseconds takes half a second over this line, so that it can be held in the middle.
        line = new Proxy(port, Duration.ofMillis(30));
        awake = program("awake", port);
        paused = program("paused", line.port);
        awake.beginToStart();
        paused.beginToStart();
        await(() -> awake.serves() && paused.serves(), "two programs to serve");
    }

    @AfterAll
    static void close() {
        for (var open : java.util.Arrays.asList(awake, paused, line, post, database))
            try {
                if (open != null) open.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
    }

    @Test
    void one_that_is_held_in_the_middle_neither_stops_the_other_for_long_nor_makes_a_second_history() {
        hold(1);
    }

    @Test
    @Tag("long")
    void held_ten_times_it_never_makes_a_second_history() {
        hold(10);
    }

    private static void hold(int times) {
        var rows = new Rows(home.served());
        var site = Public.at(awake.site());
        try (var crowd = new Crowd(awake.site(), post, LEDGER).begin();
                var others = new Crowd(paused.site(), post, LEDGER).begin()) {
            for (int i = 0; i < times; i++) {
                holdInTheMiddle(rows);
                LEDGER.look(site);
                var before = site.checkpoint("signatures").head().size();
                await(() -> site.checkpoint("signatures").head().size() > before, "the other to go on without it");
                LEDGER.look(site);
                paused.goOn();
                others.goesOn();
                crowd.goesOn();
            }
        } finally {
            paused.goOn();
        }
        LEDGER.holds(site, rows);
        LEDGER.holds(Public.at(paused.site()), rows);
    }

    private static void holdInTheMiddle(Rows rows) {
        await(
                () -> {
                    if (!rows.holdsALog("paused")) return false;
                    paused.pause();
                    if (rows.holdsALog("paused")) return true;
                    paused.goOn();
                    return false;
                },
                "a moment at which one program is growing the log");
    }

    private static Program program(String name, int port) throws Exception {
        var folder = Files.createDirectories(home.folder.resolve(name));
        return new Program(
                folder,
                List.of(),
                Map.of(
                        "UNDERSIGNED_DATABASE_URL",
                        "postgresql://" + EmbeddedPostgres.user() + ":" + EmbeddedPostgres.password(home.served())
                                + "@127.0.0.1:" + port + "/postgres?ApplicationName=" + name,
                        "UNDERSIGNED_KEY_FILE",
                        home.keyFile().toString(),
                        "UNDERSIGNED_SMTP_URL",
                        post.url()));
    }
}
