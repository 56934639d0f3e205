package org.undersigned.petition;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.mails;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** What the privacy notice promises about the end of a petition happens, and nobody is surprised by it. */
@QuarkusTest
class RetainingTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Db db;

    @Inject
    Petitions petitions;

    @Inject
    Retiring retiring;

    @Inject
    RetentionMail mail;

    @Inject
    AuditLog audit;

    @Inject
    Published.Registry published;

    private final String prefix = "kept" + UUID.randomUUID().toString().substring(0, 8);
    private Instant now = Instant.now();

    @Test
    void owners_are_told_once_and_thirty_days_later_nobody_is_left() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Suzie Signs", address("suzie"));
        await(() -> petition.published() == 1, "one");
        var olga = Desk.invited("Olga", "--organisation", prefix + "-river-watch");
        look(petition, "1");
        assertEquals(List.of(), told(petition), "it is not over");
        isOver(petition);
        look(petition, "");
        look(petition, "3");
        assertEquals(List.of(), told(petition), "no period, or a far one");

        look(petition, "1");
        look(petition, "1");
        var end = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(Retaining.NOTICE);
        assertEquals(List.of(end.toString()), told(petition));
        await(() -> mailed(olga) == 1, "the mail about it");
        now = now.plus(DAY.multipliedBy(Retaining.NOTICE - 1));
        look(petition, "1");
        assertEquals(1, signatures(petition), "the day before");

        now = now.plus(DAY);
        look(petition, "1");
        published.refresh();
        assertEquals(0, signatures(petition));
        assertEquals(1, petition.published());
        assertEquals(
                "archived",
                petitions.find(petition.slug()).orElseThrow().action().state());
        look(petition, "1");
        assertEquals(1, mailed(olga), "once");
        assertEquals(1, told(petition).size());
        Desk.invited("Otto", "--organisation", prefix + "-river-watch")
                .get("/staff/audit?who=site")
                .then()
                .body(
                        containsString("<option value=\"site\" selected>"),
                        containsString("<p>The program deleted everything about the signers"),
                        not(containsString("campaign.load</code>")));
    }

    @Test
    void a_petition_that_goes_on_longer_is_told_of_anew() {
        var petition = OwnPetition.open(prefix);
        isOver(petition);
        look(petition, "1");
        petition.load(petition.yaml());
        now = now.plus(DAY.multipliedBy(40));
        look(petition, "1");
        assertEquals(1, told(petition).size(), "it can be signed, so nothing ends");
        petition.load(petition.yaml()
                .replace(
                        "closes: 2999-12-31",
                        "closes: " + LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(2)));
        look(petition, "1");
        assertEquals(2, told(petition).size());
    }

    @Test
    void a_period_is_a_number_of_months() {
        assertTrue(Retention.parse("").isEmpty());
        assertEquals(12, Retention.parse("12").getAsInt());
        for (var wrong : List.of("0", "121", "-1", "1.5", "a year", "9999"))
            assertThrows(IllegalArgumentException.class, () -> Retention.parse(wrong), wrong);
    }

    /** Over for some days: a month may have one day more than the notice, and then it would not be time yet. */
    private static void isOver(OwnPetition petition) {
        petition.load(petition.yaml()
                .replace(
                        "closes: 2999-12-31",
                        "closes: " + LocalDate.now(ZoneOffset.UTC).minusDays(3)));
    }

    private void look(OwnPetition petition, String months) {
        var retention = new Retention(Optional.of(months), () -> now);
        new Retaining(db, petitions, retention, retiring, mail, audit, () -> now)
                .look(petitions.find(petition.slug()).orElseThrow());
    }

    private List<String> told(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'petition.remind' AND subject = ? ORDER BY number",
                        "petition " + petition.slug())
                .mapTo(String.class)
                .list());
    }

    private static long mailed(Desk owner) {
        return mails(owner.email).stream()
                .filter(one -> one.text().contains("/retirement"))
                .count();
    }

    private long signatures(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
