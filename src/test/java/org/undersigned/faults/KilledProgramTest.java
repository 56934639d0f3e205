package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of the program: for want of memory, by an impatient operator, or because the machine's supervisor says so. */
class KilledProgramTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open("killed-program");
    }

    @AfterAll
    static void close() {
        if (stage != null) stage.close();
    }

    @Test
    void killed_at_a_random_moment_under_load_it_has_lost_nothing_that_it_acknowledged() {
        kill(1);
    }

    @Test
    @Tag("long")
    void killed_thirty_times_it_has_lost_nothing_that_it_acknowledged() {
        kill(30);
    }

    @Test
    void killed_between_the_commit_and_the_answer_who_sends_it_again_is_one_signature_with_one_mail() {
        try (var line = new Proxy(stage.program.port(), Duration.ZERO);
                var person = new Crowd(line.site(), stage.post, stage.ledger)) {
            var killed = new AtomicReference<Instant>();
            line.loseNextAnswer(() -> {
                stage.program.kill();
                killed.set(Instant.now());
                stage.program.start();
            });
            var email = person.signs();
            assertTrue(line.hasLostIt());
            // A mail that the dead program had in its hands comes again when its lease is over. Nobody waits that long
            // here.
            if (stage.post.to(email).isEmpty()) new Rows(stage.home.served()).endLeasesFromBefore(killed.get());
            await(() -> !stage.post.to(email).isEmpty(), "the one mail");
            var token = stage.post.link(Duration.ofSeconds(10)).orElseThrow();
            line.loseNextAnswer(() -> {});
            person.confirms(token);
            assertTrue(line.hasLostIt());
            line.loseNextAnswer(() -> {});
            person.withdraws(token);
            assertTrue(line.hasLostIt());
            var other = person.signs();
            await(() -> !stage.post.to(other).isEmpty(), "a mail to somebody who signed later");
            assertEquals(1, links(email), "one mail that asks, however often the form was sent");
        }
        stage.everythingAcknowledgedIsThere();
    }

    private static long links(String email) {
        return stage.post.to(email).stream()
                .filter(mail -> mail.text().contains("/confirmations/"))
                .count();
    }

    private static void kill(int times) {
        try (var crowd = stage.crowd()) {
            crowd.goesOn();
            for (int i = 0; i < times; i++) {
                // The moment is what is tested, so chance has to choose it.
                LockSupport.parkNanos(
                        Duration.ofMillis(ThreadLocalRandom.current().nextInt(600))
                                .toNanos());
                stage.program.kill();
                stage.program.start();
                stage.ledger.look(stage.site());
                crowd.goesOn();
            }
        }
        stage.everythingAcknowledgedIsThere();
    }
}
