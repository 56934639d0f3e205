package org.undersigned.letter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.world.Desk;
import org.undersigned.world.Folder;
import org.undersigned.world.World;

/** What people wrote goes when they ask, when nobody confirms it, and when everything is over. */
@QuarkusTest
class ErasedLettersTest {

    private static final String PATH = "/staff/erasure";

    @Inject
    Db db;

    @Inject
    ForgettingJob job;

    @Test
    void what_waits_and_that_they_wrote_goes_with_a_typed_address_and_the_person_is_told() {
        var operator = Desk.invited("Opal");
        var target = World.address("minister");
        var letter = Written.to("erased", target, 1, false);
        var eve = World.address("eve");
        letter.confirmed("First Sample", World.address("first"));
        World.mail(target, 1);
        var link = letter.confirmed("Eve Erased", eve);
        operator.send(PATH, "email", eve, "do", "look")
                .then()
                .statusCode(200)
                .body(containsString("1 letter"), not(containsString("Eve Erased")));
        operator.send(PATH, "email", eve, "do", "erase").then().body(containsString("1 other entry was erased"));
        browser().get(link).then().statusCode(410);
        assertEquals(0, rows("letter_writing", "erased"));
        assertEquals(1, rows("letter_written", "erased"), "who wrote before stays");
        World.await(
                () -> World.mails(eve).stream().anyMatch(mail -> mail.subject().equals("Erased, as you asked")),
                "the mail");
        operator.send(PATH, "email", eve, "do", "look").then().body(containsString("There is nothing behind"));
    }

    @Test
    void what_nobody_confirms_is_deleted_after_a_week() {
        var letter = Written.to("week", World.address("minister"), 60, true);
        letter.send("Nobody Sample", World.address("nobody")).then().statusCode(303);
        assertEquals(1, rows("letter_writing", "week"));
        db.useTransaction(
                handle -> handle.execute(
                        "UPDATE letter_writing SET made = made - 8 WHERE action = (SELECT id FROM action WHERE slug = 'week-letter')"));
        job.forget();
        assertEquals(0, rows("letter_writing", "week"));
    }

    @Test
    void with_its_petition_a_letter_forgets_everybody_and_its_key() {
        var target = World.address("minister");
        var letter = Written.to("retire", target, 60, false);
        letter.confirmed("Suzie Sample", World.address("suzie"));
        World.mail(target, 1);
        assertEquals(1, rows("letter_written", "retire"));
        var petition = db.read(handle -> handle.select("""
                        SELECT p.id FROM action p JOIN action l ON l.campaign = p.campaign
                         WHERE l.slug = 'retire-letter' AND p.kind = 'petition'
                        """).mapTo(UUID.class).one());
        db.useTransaction(handle -> job.retired(new PetitionRetired(handle, petition, false)));
        assertEquals(0, rows("letter_written", "retire"));
        letter.send("Late Sample", World.address("late")).then().statusCode(409);
        assertEquals(0, rows("letter_writing", "retire"), "without a key nobody writes");
    }

    @Test
    void thirty_days_after_its_last_day_or_after_it_was_closed_a_letter_knows_nobody() {
        for (var how : List.of(
                "UPDATE letter SET closes = current_date - 1 WHERE action = ?",
                "UPDATE action SET state = 'closed' WHERE id = ?")) {
            var prefix = how.contains("closes") ? "last" : "hand";
            var target = World.address("minister");
            Written.to(prefix, target, 60, false).confirmed("Suzie Sample", World.address("suzie"));
            World.mail(target, 1);
            db.useTransaction(handle -> handle.execute(how, action(handle, prefix)));
            job.publish();
            job.forget();
            assertEquals(1, rows("letter_written", prefix), "for thirty days nobody writes twice");
            db.useTransaction(handle -> {
                assertEquals("closed", ActionWriting.hold(handle, action(handle, prefix)));
                handle.execute("UPDATE letter SET over_on = over_on - 31 WHERE action = ?", action(handle, prefix));
            });
            job.publish();
            job.forget();
            assertEquals(0, rows("letter_written", prefix));
        }
    }

    @Test
    void the_key_of_a_letter_that_is_over_leaves_the_files_of_the_database_too() {
        Written.to("files", World.address("minister"), 60, false).confirmed("Suzie Sample", World.address("suzie"));
        var wrapped = db.read(
                handle -> handle.select("SELECT wrapped_key FROM letter WHERE action = ?", action(handle, "files"))
                        .mapTo(byte[].class)
                        .one());
        assertTrue(liesInTables(wrapped));
        db.useTransaction(handle -> {
            handle.execute("UPDATE action SET state = 'closed' WHERE id = ?", action(handle, "files"));
            handle.execute("UPDATE letter SET over_on = current_date - 31 WHERE action = ?", action(handle, "files"));
        });
        job.forget();
        World.await(
                () -> db.read(handle -> handle.select("SELECT count(*) FROM master_key WHERE keys_in_files")
                                .mapTo(Long.class)
                                .one())
                        == 0,
                "the tables with keys to be written anew");
        assertFalse(liesInTables(wrapped));
    }

    private boolean liesInTables(byte[] bytes) {
        db.asOwner(handle -> handle.execute("CHECKPOINT"));
        return Folder.liesInTables(bytes);
    }

    private static UUID action(Handle handle, String prefix) {
        return handle.select("SELECT id FROM action WHERE slug = ?", prefix + "-letter")
                .mapTo(UUID.class)
                .one();
    }

    private long rows(String table, String prefix) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM " + table + " t JOIN action a ON a.id = t.action WHERE a.slug = ?",
                        prefix + "-letter")
                .mapTo(Long.class)
                .one());
    }
}
