package org.undersigned.staff;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** A campaign is told that its mail goes out without delay only where that is known. */
@QuarkusTest
class CampaignMailTest {

    private static final String DASHBOARD = "/staff/campaigns/end-family-detention";
    private static final Matcher<String> PUNCTUAL = containsString("Mail goes out without delay.");

    @Inject
    Db db;

    private Desk operator;
    private Desk olive;
    private UUID signature;

    @BeforeEach
    void no_mail_goes_out() {
        operator = Desk.invited("Oda");
        olive = Desk.demo("olive");
        World.supporter("Bea Behind", World.address("behind"));
        operator.send("/staff/site", "stop", "mail").then().statusCode(303);
        signature = db.read(handle -> handle.select(
                        "SELECT s.id FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? AND s.state = 'confirmed' LIMIT 1",
                        World.PETITION.replace("/petitions/", ""))
                .mapTo(UUID.class)
                .one());
    }

    @AfterEach
    void mail_goes_out_again() {
        db.useTransaction(handle -> handle.execute("DELETE FROM outbox WHERE kind = 'backlog'"));
        operator.send("/staff/site", "go", "mail");
    }

    @Test
    void behind_a_backlog_of_others_nobody_is_told_that_mail_goes_out_without_delay() {
        others("2 hours");
        own("-1 hour", 0);
        olive.get(DASHBOARD)
                .then()
                .statusCode(200)
                .body(not(PUNCTUAL), containsString("At least 1,000 mails of this site wait"));
        olive.get(DASHBOARD + "/mail.csv").then().body(containsString("\n0,,"), endsWith(",false\r\n"));
    }

    @Test
    void what_is_counted_before_a_backlog_of_others_is_not_taken_for_all() {
        own("-3 hours", 0);
        others("2 hours");
        olive.get(DASHBOARD)
                .then()
                .body(
                        not(PUNCTUAL),
                        containsString("1 mail waits to go out"),
                        containsString("The 1,000 mails of this site that wait longest were looked at"));
        olive.get(DASHBOARD + "/mail.csv").then().body(containsString("\n1,"), endsWith(",false\r\n"));
    }

    @Test
    void a_crowd_of_a_minute_ago_makes_nobody_late() {
        others("1 minute");
        own("-30 seconds", 0);
        olive.get(DASHBOARD).then().body(PUNCTUAL);
    }

    @Test
    void mail_that_no_server_takes_is_told_while_it_waits_for_its_next_try() {
        own("1 hour", 6);
        olive.get(DASHBOARD).then().body(PUNCTUAL);
        own("1 hour", 7);
        olive.get(DASHBOARD).then().body(not(PUNCTUAL), containsString("1 mail was taken by no mail server yet"));
    }

    private void others(String ago) {
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO outbox (id, kind, subject_id, due, state)
                SELECT gen_random_uuid(), 'backlog', gen_random_uuid(), now() - CAST(? AS interval), 'waiting' FROM generate_series(1, ?)
                """, ago, CampaignMail.MOST));
    }

    private void own(String due, int attempts) {
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO outbox (id, kind, subject_id, due, state, attempts)
                VALUES (gen_random_uuid(), 'backlog', ?, now() + CAST(? AS interval), 'waiting', ?)
                """, signature, due, attempts));
    }
}
