package org.undersigned.signature.confirming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.OwnPetition;

/** Who has not confirmed a day after signing is reminded, once, in the language in which they signed. */
@QuarkusTest
class RemindingTest {

    @Inject
    Reminding reminding;

    @Inject
    Db db;

    private final OwnPetition petition =
            OwnPetition.open("remind" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void one_reminder_goes_out_after_a_day_in_the_signers_language_and_no_second() {
        var email = address("suzie");
        sign("/es", email);
        var first = mail(email, 1);

        expiresIn(Duration.ofHours(25));
        runTwice();
        assertEquals(0, reminders(), "a day has not gone by");

        expiresIn(Duration.ofHours(23));
        runTwice();
        assertEquals(1, reminders());
        var reminder = mail(email, 2);
        assertEquals("es", reminder.headers().get("Content-Language"));
        assertEquals(
                Messages.of("es").t("mail.reminder.subject", "Alto al vertido en el molino viejo"), reminder.subject());
        assertEquals(first.path("/confirmations/"), reminder.path("/confirmations/"));

        // As late as it gets: another is owed to nobody.
        expiresIn(Duration.ofMinutes(1));
        runTwice();
        assertEquals(1, reminders());
        browser().post(reminder.path("/confirmations/")).then().statusCode(303);
        mail(email, 3);
        assertEquals(3, mails(email).size(), "to confirm, the reminder, and thanks");
    }

    @Test
    void who_has_confirmed_is_not_reminded() {
        var email = address("suzie");
        sign("", email);
        browser().post(mail(email, 1).path("/confirmations/")).then().statusCode(303);
        mail(email, 2);
        assertTrue(expiresIn(Duration.ofHours(1)) > 0, "there is something that could be reminded of");
        runTwice();
        assertEquals(0, reminders());
        assertEquals(2, mails(email).size());
    }

    private void sign(String language, String email) {
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Suzie Sample")
                .formParam("email", email)
                .formParam("country", "US")
                .post(language + petition.path() + "/signatures")
                .then()
                .statusCode(303);
    }

    private void runTwice() {
        reminding.run();
        reminding.run();
    }

    /** Moves the end of what can be confirmed; a mail is sent 48 hours before it. */
    private int expiresIn(Duration some) {
        return db.inTransaction(handle -> handle.execute("""
                UPDATE confirmation SET expires_at = ?
                 WHERE signature IN (SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?)
                """, Instant.now().plus(some), petition.slug()));
    }

    private long reminders() {
        return db.read(
                handle -> handle.select("""
                        SELECT count(*) FROM outbox o JOIN signature s ON s.id = o.subject_id JOIN action a ON a.id = s.petition
                         WHERE a.slug = ? AND o.kind = 'reminder'
                        """, petition.slug()).mapTo(Long.class).one());
    }
}
