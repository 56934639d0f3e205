package org.undersigned.pledge;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** What becomes of an event: calendars and people hear of changes, once, and it forgets who came. */
@QuarkusTest
class PledgeJobTest {

    @Inject
    PledgeJob job;

    @Inject
    Db db;

    private final String prefix = "job" + UUID.randomUUID().toString().substring(0, 8);
    private final String event = "/pledges/" + prefix + "-bathing-day";

    @Test
    void a_calendar_reads_the_event_in_utc_under_an_id_that_stays() {
        OwnPetition.open(prefix);
        var first = calendar(event + ".ics");
        assertEquals("Bathing day", first.getSummary().getValue());
        assertEquals(
                Instant.parse("2999-09-05T12:00:00Z"),
                first.getDateStart().getValue().toInstant());
        assertEquals(
                Instant.parse("2999-09-05T16:00:00Z"),
                first.getDateEnd().getValue().toInstant());
        assertTrue(first.getLocation().getValue().startsWith("Old mill · 1 Mill Lane"));
        assertEquals(0, first.getSequence().getValue());
        assertEquals("CONFIRMED", first.getStatus().getValue());
        assertEquals("Día de baño", calendar(event + ".es.ics").getSummary().getValue());
        browser().get(event + ".fr.ics").then().statusCode(404);
        var text = browser()
                .get(event + ".ics")
                .then()
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
        assertTrue(text.contains("DTSTART:29990905T120000Z\r\n"), text);
        assertTrue(text.contains("LOCATION:Old mill"), text);
        assertTrue(
                text.lines().allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75),
                text);

        edit("starts", "2999-09-06T14:00", "ends", "2999-09-06T18:00");
        var second = calendar(event + ".ics");
        assertEquals(first.getUid().getValue(), second.getUid().getValue());
        assertEquals(1, second.getSequence().getValue());
    }

    @Test
    void those_who_come_hear_once_of_another_time_and_once_that_it_is_called_off() {
        OwnPetition.open(prefix);
        var prue = confirmed("Prue Promises", "prue");
        edit("text.en", "We swim, and we sing.");
        job.run();
        assertEquals(2, World.mails(prue).size(), "other words are no news");
        edit("starts", "2999-09-06T14:00", "ends", "2999-09-06T18:00");
        job.run();
        job.run();
        assertEquals("Something changed: Bathing day", World.mail(prue, 3).subject());
        var desk = desk();
        desk.send(own() + "/cancellation").then().statusCode(422).body(containsString("Tick that you are sure."));
        desk.send(own() + "/cancellation", "sure", "on").then().statusCode(200);
        desk.send(own() + "/cancellation", "sure", "on").then().statusCode(409);
        job.run();
        job.run();
        assertEquals("Called off: Bathing day", World.mail(prue, 4).subject());
        assertEquals(4, World.mails(prue).size());
        browser().get(event).then().statusCode(200).body(containsString("This event was called off"));
        assertEquals("CANCELLED", calendar(event + ".ics").getStatus().getValue());
    }

    @Test
    void a_row_that_does_not_open_keeps_no_news_from_the_others() {
        OwnPetition.open(prefix);
        var prue = confirmed("Prue Promises", "prue");
        var otto = confirmed("Otto Other", "otto");
        db.useTransaction(handle -> handle.execute("""
                UPDATE pledge SET ciphertext = decode('00', 'hex') || substr(ciphertext, 2)
                 WHERE id = (SELECT min(g.id::text)::uuid FROM pledge g JOIN action a ON a.id = g.action WHERE a.slug = ?)
                """, prefix + "-bathing-day"));
        edit("starts", "2999-09-06T14:00", "ends", "2999-09-06T18:00");
        job.run();
        job.run();
        World.await(
                () -> World.mails(prue).size() + World.mails(otto).size() == 5,
                "two mails each, and the news for the one whose row opens");
    }

    @Test
    void one_reminder_goes_out_on_the_day_before() {
        OwnPetition.open(prefix);
        var prue = confirmed("Prue Promises", "prue");
        job.run();
        assertEquals(2, World.mails(prue).size());
        update("starts_at = now() + interval '20 hours', ends_at = now() + interval '22 hours'");
        job.run();
        job.run();
        assertEquals("Soon: Bathing day", World.mail(prue, 3).subject());
        assertEquals(3, World.mails(prue).size());
    }

    @Test
    void thirty_days_after_it_everything_about_people_is_deleted_and_the_number_stays() {
        OwnPetition.open(prefix);
        confirmed("Prue Promises", "prue");
        job.run();
        assertEquals(2, published());
        update("starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'");
        job.run();
        assertEquals(1, rows());
        update("over_on = over_on - 31");
        job.run();
        job.run();
        assertEquals(0, rows());
        assertEquals(2, published());
    }

    @Test
    void what_nobody_confirms_is_deleted_after_a_week() {
        OwnPetition.open(prefix);
        come("Nora Never", World.address("nora"));
        job.run();
        assertEquals(1, rows());
        db.useTransaction(handle -> handle.execute(
                "UPDATE pledge SET made = made - 8 WHERE action = (SELECT id FROM action WHERE slug = ?)",
                prefix + "-bathing-day"));
        job.run();
        assertEquals(0, rows());
    }

    @Test
    void who_promised_goes_with_the_petition_of_the_campaign() {
        var petition = OwnPetition.open(prefix);
        confirmed("Prue Promises", "prue");
        petition.supporter("Suzie Sample", World.address("suzie"));
        World.await(() -> petition.published() == 1, "the public log");
        petition.isOver();
        petition.mayBeRetired();
        var told = Ran.of(new RetireCommand(), petition.slug(), "--yes");
        assertEquals(0, told.status(), told::toString);
        assertTrue(told.toString().contains("promises and who comes: 1 person"), told::toString);
        assertEquals(0, rows());
    }

    private VEvent calendar(String path) {
        var text = browser().get(path).then().statusCode(200).extract().asString();
        var calendar = Biweekly.parse(text).first();
        assertEquals(
                0, calendar.validate(biweekly.ICalVersion.V2_0).getWarnings().size());
        return calendar.getEvents().getFirst();
    }

    private Desk desk() {
        return Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
    }

    private String own() {
        return "/staff/campaigns/" + prefix + "-clean-river-now" + event;
    }

    /** Sends the form as it stands, with some fields changed. */
    private void edit(String... changes) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("title.en", "Bathing day");
        fields.put("title.es", "Día de baño");
        fields.put("text.en", "We swim below the old mill, all of us.");
        fields.put("organisation", prefix + "-river-watch");
        fields.put("place.en", "Old mill");
        fields.put("place.es", "Molino viejo");
        fields.put("address", "1 Mill Lane, Example Town");
        fields.put("online", "https://river-watch.example/live");
        fields.put("starts", "2999-09-05T14:00");
        fields.put("ends", "2999-09-05T18:00");
        fields.put("zone", "Europe/Madrid");
        fields.put("capacity", "300");
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        var sent = fields.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        desk().send(own() + "/edit", sent).then().statusCode(303);
    }

    private void come(String name, String email) {
        browser()
                .formParam("name", name)
                .formParam("email", email)
                .formParam("people", "2")
                .post(event)
                .then()
                .statusCode(303);
        World.mail(email, 1);
    }

    private String confirmed(String name, String who) {
        var email = World.address(who);
        come(name, email);
        browser().post(World.mail(email, 1).path("/promises/")).then().statusCode(303);
        World.mail(email, 2);
        return email;
    }

    private void update(String what) {
        db.useTransaction(handle -> handle.execute(
                "UPDATE pledge_action SET " + what + " WHERE id = (SELECT id FROM action WHERE slug = ?)",
                prefix + "-bathing-day"));
    }

    private long rows() {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM pledge g JOIN action a ON a.id = g.action WHERE a.slug = ?",
                        prefix + "-bathing-day")
                .mapTo(Long.class)
                .one());
    }

    private long published() {
        return db.read(handle -> handle.select("SELECT published FROM action WHERE slug = ?", prefix + "-bathing-day")
                .mapTo(Long.class)
                .one());
    }
}
