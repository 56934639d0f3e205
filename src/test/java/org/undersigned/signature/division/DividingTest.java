package org.undersigned.signature.division;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.partnership.Answering;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.signature.confirming.LaterOn;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.world.Jobs;
import org.undersigned.world.World;

/** What happens between somebody's confirmation and the rule, and when the rule cannot be applied. */
@QuarkusTest
class DividingTest {

    @Inject
    Db db;

    @Inject
    Dividing dividing;

    @Inject
    Scheduler scheduler;

    @Inject
    Answering answering;

    @Inject
    Campaigns campaigns;

    @Inject
    Published.Registry published;

    @Test
    void where_the_rule_fails_people_are_given_to_nobody_and_thanked_and_other_petitions_do_not_wait() {
        // No account is that high, so the rule cannot work with it.
        var broken = Divided.byBoth("broken").account(10, 5, Long.MAX_VALUE);
        var whole = Divided.byBoth("whole").account(10, 5, 0);
        var ann = World.address("ann");
        var bob = World.address("bob");
        var anns = broken.asked(ann, "broken-anglers");
        var bobs = whole.asked(bob, "whole-river-watch");
        withoutJobs(() -> {
            var dropped = Divided.waits(ann, anns);
            var given = Divided.waits(bob, bobs);
            dividing.divide();
            assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(dropped));
            assertEquals(0, Divided.waiting(dropped));
            assertEquals(Set.of("whole-anglers"), given.live());
        });
        assertTrue(World.mail(ann, 2).text().contains("The rule picked none"));
        assertTrue(World.mail(bob, 2).text().contains("The rule picked this one"));
    }

    @Test
    void who_withdraws_before_the_rule_comes_to_them_is_given_to_nobody() {
        var divided = Divided.byBoth("withdrawn").account(10, 5, 0);
        var ann = World.address("ann");
        var bob = World.address("bob");
        var anns = divided.asked(ann, "");
        var bobs = divided.asked(bob, "");
        withoutJobs(() -> {
            var gone = Divided.waits(ann, anns);
            var stays = Divided.waits(bob, bobs);
            World.browser().post(gone.own() + "/withdrawal").then().statusCode(303);
            dividing.divide();
            assertEquals(List.of("asked", "agreed", "dropped"), Divided.said(gone));
            assertEquals(List.of(), gone.grants());
            assertEquals(0, Divided.waiting(gone));
            assertEquals(1, stays.live().size(), "the rule came to everybody else");
        });
        assertEquals(11, divided.agreed());
    }

    @Test
    void who_erases_at_one_organisation_before_the_rule_comes_is_given_to_nobody_and_thanked() {
        var divided = Divided.byBoth("erases").account(10, 5, 0);
        var ann = World.address("ann");
        var link = divided.asked(ann, "erases-river-watch", "consent.erases-anglers.email");
        withoutJobs(() -> {
            var erasing = Divided.waits(ann, link);
            erasing.press("erases-anglers", "/erasure").then().statusCode(303);
            dividing.divide();
            assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(erasing));
            assertEquals(
                    List.of(), erasing.grants(), "its box is forgotten, so the rule could have picked just this one");
        });
        assertTrue(World.mail(ann, 2).text().contains("The rule picked none"));
    }

    @Test
    void the_mail_of_thanks_can_be_written_however_long_somebody_waits_for_the_rule() {
        var divided = Divided.byBoth("patient");
        var ann = World.address("ann");
        var link = divided.asked(ann, "");
        withoutJobs(() -> {
            var waiting = Divided.waits(ann, link);
            db.useTransaction(handle -> {
                LaterOn.expire(handle, Instant.now().plus(Duration.ofDays(3)));
                assertEquals(
                        1, SealedRowStore.forMail(handle, List.of(waiting.id())).size());
                handle.rollback();
            });
        });
        World.mail(ann, 2).path("/signatures/");
    }

    @Test
    void the_mail_of_thanks_names_whom_the_rule_picked_though_that_one_left_meanwhile() {
        var divided = Divided.byBoth("leaves").account(10, 5, 0);
        var ann = World.address("ann");
        var link = divided.asked(ann, "leaves-river-watch");
        withoutJobs(() -> {
            Divided.waits(ann, link);
            dividing.divide();
            leave("leaves-anglers");
        });
        var thanks = World.mail(ann, 2).text();
        assertTrue(thanks.contains("The rule picked this one: Anglers of the Upper Valley"), thanks);
    }

    @Test
    void the_mail_of_thanks_says_nothing_of_a_pick_that_its_person_erased_meanwhile() {
        var divided = Divided.byBoth("forgets").account(10, 5, 0);
        var ann = World.address("ann");
        var link = divided.asked(ann, "forgets-river-watch");
        withoutJobs(() -> {
            var given = Divided.waits(ann, link);
            dividing.divide();
            given.press("forgets-anglers", "/erasure").then().statusCode(303);
        });
        var thanks = World.mail(ann, 2).text();
        assertFalse(thanks.contains("The rule picked"), thanks);
    }

    @Test
    void nobody_is_divided_by_a_larger_cap_than_the_one_that_they_read() {
        var divided = Divided.byBoth("larger");
        var before = World.address("lou");
        divided.agrees("Lou Sample", before, "", "").then().statusCode(303);
        // By the first cap each has received what it may; by the second much more is owed to both.
        divided.account(10, 1, 1).cap(10);
        assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(divided.confirmed(before)));
        assertEquals(List.of("asked", "agreed", "given"), Divided.said(divided.brought("bob", "")));
    }

    private void leave(String slug) {
        var campaign = campaigns.now().campaigns().stream()
                .filter(one -> one.partner(slug).isPresent())
                .findFirst()
                .orElseThrow();
        var organisation = campaign.partner(slug).orElseThrow().organisation();
        var left = db.inTransaction(handle -> answering.leave(handle, campaign, organisation, false, "operator"));
        assertEquals(Answering.Left.DONE, left);
        published.refresh();
    }

    /** Nobody else divides or mails meanwhile. */
    private void withoutJobs(Runnable what) {
        Jobs.pause(scheduler);
        try {
            what.run();
        } finally {
            scheduler.resume();
        }
    }
}
