package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** How fast mail leaves in the name of a domain, by a clock that the test sets: nothing waits. */
@QuarkusTest
class PaceTest {

    /** So far ahead that the program, whose clock is the machine's, sends none of it. */
    private static final Instant THEN = Instant.parse("2999-01-01T09:00:00Z");

    private static final int MAILS = 8;

    @Inject
    Db db;

    @Inject
    PersonalMails mails;

    @Inject
    Posting posting;

    @Inject
    Beginning beginning;

    private final String prefix = "pace" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicReference<Instant> now = new AtomicReference<>(THEN);

    @Test
    void organisations_that_share_a_domain_keep_to_one_pace_together() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Ada Allows", World.address("ada"), petition.box());
        var mailings = List.of(
                running(prefix + "-river-watch", "shared." + prefix + ".example.net"),
                running(prefix + "-anglers", "shared." + prefix + ".example.net"));
        assertEquals(1, sentIn(1, mailings), "a second's worth at once");
        assertEquals(5, sentIn(5, mailings), "one a second, whoever's it is");
        var seconds = 6;
        while (left(mailings) > 0 && seconds < 60) {
            sentIn(1, mailings);
            seconds++;
        }
        assertTrue(seconds >= 2 * MAILS - 1 && seconds <= 2 * MAILS + 2, seconds + " seconds for all of them");
    }

    @Test
    void organisations_of_two_domains_keep_nobody_waiting() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Ada Allows", World.address("ada"), petition.box());
        var mailings = List.of(
                running(prefix + "-river-watch", "river." + prefix + ".example.net"),
                running(prefix + "-anglers", "anglers." + prefix + ".example.net"));
        assertEquals(2, sentIn(1, mailings));
        assertEquals(10, sentIn(5, mailings));
    }

    @AfterEach
    void stop() {
        db.useTransaction(handle -> handle.execute(
                "UPDATE mailing SET state = 'paused' WHERE organisation IN (SELECT id FROM organisation WHERE slug LIKE ?)",
                prefix + "%"));
    }

    /** How many mails leave in so many seconds of that clock. */
    private int sentIn(int seconds, List<Mailing> mailings) {
        var batches = new Batches(db, mails, posting, beginning, now::get);
        var before = left(mailings);
        for (int second = 0; second < seconds; second++) {
            for (var mailing : mailings) batches.sendOne(mailing);
            now.set(now.get().plusSeconds(1));
        }
        return before - left(mailings);
    }

    /** A mailing under way that owes so many mails then, of an organisation that may send one a second in the name of a domain. */
    private Mailing running(String organisation, String domain) {
        var desk = new Mailings(Desk.invited("Wren", "--organisation", organisation), organisation);
        var id = UUID.fromString(desk.begin().replaceFirst(".*/", ""));
        desk.words(desk.path() + "/" + id, "en", "A subject", "", "A text")
                .then()
                .statusCode(200);
        return db.inTransaction(handle -> {
            handle.execute("""
                    INSERT INTO sender (organisation, state, name, address, domain, reply_to, per_minute, proven)
                    SELECT id, 'in-force', 'Some Body', 'news@' || ?, ?, '', 60, 'operator' FROM organisation WHERE slug = ?
                    """, domain, domain, organisation);
            handle.execute("""
                    INSERT INTO mailing_mail (id, mailing, organisation, signature, person, subject, due, state)
                    SELECT gen_random_uuid(), m.id, m.organisation, s.id, decode(lpad(to_hex(n), 8, '0'), 'hex'), 'a', ?, 'waiting'
                      FROM mailing m, generate_series(1, ?) AS n, signature s JOIN action a ON a.id = s.petition
                     WHERE m.id = ? AND a.slug LIKE ?
                    """, THEN, MAILS, id, prefix + "%");
            MailingStore.begin(handle, id, THEN);
            return MailingStore.byId(handle, id).orElseThrow();
        });
    }

    private int left(List<Mailing> mailings) {
        return db.read(handle -> mailings.stream()
                .mapToInt(one -> handle.select(
                                "SELECT count(*) FROM mailing_mail WHERE mailing = ? AND state = 'waiting'", one.id())
                        .mapTo(Integer.class)
                        .one())
                .sum());
    }
}
