package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mail server that is dead, slow, or dies with the mail in its hands: nobody who signs notices, and the mail comes later. */
class FailingMailServerTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open("failing-mail-server");
    }

    @AfterAll
    static void everything_acknowledged_is_there() {
        if (stage == null) return;
        try (var open = stage;
                var person = open.person()) {
            stage.post.link(Duration.ofSeconds(20)).ifPresent(person::confirms);
            stage.everythingAcknowledgedIsThere();
        }
    }

    @Test
    void while_nothing_listens_people_sign_and_afterwards_each_gets_one_mail() {
        stage.post.close();
        List<String> people;
        try {
            people = sign(5);
            await(() -> new Rows(stage.home.served()).failedMails() >= people.size(), "a first attempt that fails");
        } finally {
            stage.post.begin();
        }
        people.forEach(email -> await(() -> asked(email) == 1, "the mail, once the server is back"));
        nothingIsOwed();
        people.forEach(email -> assertEquals(1, asked(email), "one mail and no second"));
    }

    @Test
    void while_it_is_slow_nobody_who_signs_waits_for_it() {
        stage.post.manner = SmtpSink.Manner.MUTE;
        try {
            var people = sign(5);
            assertTrue(people.stream().allMatch(email -> asked(email) == 0), "they were received before any mail was");
            stage.post.manner = SmtpSink.Manner.SLOW;
            people.forEach(email -> await(() -> asked(email) == 1, "the mail, slowly"));
        } finally {
            stage.post.manner = SmtpSink.Manner.GOOD;
        }
        nothingIsOwed();
    }

    /** Whoever opens a connection and only then begins to listen may miss the greeting of a server that is near, and waits in vain. */
    @Test
    void the_greeting_of_a_fast_server_is_never_missed() {
        var before = stage.post.waitedInVain.get();
        sign(60);
        nothingIsOwed();
        assertEquals(before, stage.post.waitedInVain.get(), "no mail waited for a server that had spoken");
    }

    /** Whether it had the mail cannot be known, and a signer without a mail cannot confirm: so it is sent again, as the same mail. */
    @Test
    void when_it_dies_with_the_mail_in_its_hands_that_mail_comes_twice_at_most_and_can_be_told_by_its_id() {
        stage.post.manner = SmtpSink.Manner.DYING_AFTER_DATA;
        List<String> people;
        try {
            people = sign(3);
            nothingIsOwed();
        } finally {
            stage.post.manner = SmtpSink.Manner.GOOD;
        }
        for (var email : people) {
            assertEquals(2, asked(email), "once for each time that the server died, and once in the end");
            assertEquals(1, asking(email).map(SmtpSink.Taken::id).distinct().count(), "the same Message-ID");
        }
    }

    @Test
    @Tag("long")
    void dead_for_a_minute_under_load_everybody_has_their_mail_in_the_end() {
        List<String> people;
        stage.post.close();
        try {
            var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            people = Stream.generate(() -> sign(1).getFirst())
                    .takeWhile(signed -> System.nanoTime() < end)
                    .toList();
        } finally {
            stage.post.begin();
        }
        people.forEach(email -> await(() -> asked(email) == 1, "the mail, once the server is back"));
    }

    private static List<String> sign(int people) {
        try (var person = stage.person()) {
            return IntStream.range(0, people).mapToObj(i -> person.signs()).toList();
        }
    }

    private static void nothingIsOwed() {
        await(() -> new Rows(stage.home.served()).mails() == 0, "no mail to be owed any more");
    }

    private static long asked(String email) {
        return asking(email).count();
    }

    private static Stream<SmtpSink.Taken> asking(String email) {
        return stage.post.to(email).stream().filter(mail -> mail.text().contains("/confirmations/"));
    }
}
