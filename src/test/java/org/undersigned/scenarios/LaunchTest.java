package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A petition goes online by itself, at the time that two people agreed on. */
@QuarkusTest
class LaunchTest {

    @Inject
    Db db;

    private final String prefix = "launch" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void it_waits_for_its_time_although_it_is_approved() {
        var petition = OwnPetition.draft(prefix);
        var owner = member("Oona");
        var second = member("Seth");
        var page = Steps.page(petition);
        Steps.step(owner, page, "draft-review").then().statusCode(303);
        var tomorrow = LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        Steps.step(owner, page, "review-open", "at", tomorrow.toString()).then().statusCode(200);
        owner.get(page).then().body(containsString("once a second person approves it"));
        owner.get("/staff/audit?action=petition.schedule")
                .then()
                .body(containsString(
                        "goes online at " + tomorrow.toLocalDate() + " " + tomorrow.toLocalTime() + " (UTC)"));
        second.get("/staff/approvals")
                .then()
                .body(containsString(tomorrow.toLocalDate() + " " + tomorrow.toLocalTime() + " UTC"));
        Steps.approve(second, prefix, 303);
        owner.get(page).then().body(containsString("Its launch is approved for"));
        browser().get(petition.path()).then().statusCode(404);

        db.useTransaction(handle -> handle.execute(
                "UPDATE petition_launch SET at = now() - interval '1 second' WHERE petition = (SELECT id FROM action WHERE slug = ?)",
                petition.slug()));
        World.await(() -> browser().get(petition.path()).statusCode() == 200, "the launch");
        assertEquals(0, launches(petition));
    }

    @Test
    void taken_back_to_draft_it_does_not_go_online() {
        var petition = OwnPetition.draft(prefix);
        var owner = member("Oona");
        var page = Steps.page(petition);
        Steps.step(owner, page, "draft-review").then().statusCode(303);
        Steps.step(
                owner,
                page,
                "review-open",
                "at",
                LocalDateTime.now(ZoneOffset.UTC)
                        .plusDays(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        Steps.approve(member("Seth"), prefix, 303);
        assertEquals(1, launches(petition));
        Steps.step(owner, page, "review-draft").then().statusCode(303);
        assertEquals(0, launches(petition));
        owner.get(page).then().body(not(containsString("Its launch is")));
    }

    @Test
    void a_time_that_is_past_or_none_is_refused_with_what_was_written() {
        var petition = OwnPetition.draft(prefix);
        var owner = member("Oona");
        var page = Steps.page(petition);
        Steps.step(owner, page, "draft-review").then().statusCode(303);
        for (var wrong : new String[] {"2001-01-01T09:00", "tomorrow", "9999-01-01T09:00"})
            Steps.step(owner, page, "review-open", "at", wrong)
                    .then()
                    .statusCode(422)
                    .body(containsString("Write a time to come"), containsString(wrong));
        assertEquals(0, launches(petition));
    }

    private Desk member(String name) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", "owner");
    }

    private long launches(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM petition_launch WHERE petition = (SELECT id FROM action WHERE slug = ?)",
                        petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
