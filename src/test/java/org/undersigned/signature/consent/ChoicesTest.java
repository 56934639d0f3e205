package org.undersigned.signature.consent;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.Signatory;
import org.undersigned.supporter.ConsentEvent;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What a partner may choose about its link and its box, and what that does to people. */
@QuarkusTest
class ChoicesTest {

    @Inject
    Granting granting;

    @Inject
    Db db;

    @Inject
    EndingJob ending;

    @Test
    void a_partners_link_shows_its_own_box_alone_once_its_owner_chose_that_and_leads_to_the_others() {
        var petition = OwnPetition.open("own-box");
        var link = petition.path() + "?partner=own-box-anglers";
        World.browser()
                .get(link)
                .then()
                .body(containsString(petition.box()), containsString("consent.own-box-anglers.email"));
        choose(petition, "own-box", "own_box", "on");
        World.browser()
                .get(link)
                .then()
                .body(
                        not(containsString(petition.box())),
                        containsString("consent.own-box-anglers.email"),
                        containsString("formaction=\"" + petition.path() + "/organisations\""),
                        containsString("name=\"partner\" value=\"own-box-anglers\""));
        World.browser().get(petition.path()).then().body(containsString(petition.box()));
        World.browser().get(petition.path() + "/organisations").then().body(containsString(petition.box()));
    }

    @Test
    void a_form_from_such_a_link_comes_back_as_it_was() {
        var petition = OwnPetition.open("own-back");
        choose(petition, "own-back", "own_box", "on");
        World.browser()
                .formParam("partner", "own-back-anglers")
                .formParam("name", "Suzie Sample")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(422)
                .body(not(containsString(petition.box())), containsString("consent.own-back-anglers.email"));
    }

    @Test
    void only_an_owner_chooses_and_only_for_their_own_organisation_and_the_audit_log_says_so() {
        var petition = OwnPetition.open("choosing");
        var page = choice(petition, "choosing");
        var campaigner = Desk.invited("carl", "--organisation", "choosing-anglers", "--role", "campaigner");
        assertEquals(403, campaigner.send(page, "own_box", "on").statusCode());
        var lead = Desk.invited("lena", "--organisation", "choosing-river-watch", "--role", "owner");
        assertEquals(404, lead.send(page, "own_box", "on").statusCode());
        choose(petition, "choosing", "asks_twice", "on", "months", "12");
        var audited = db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'partner.choose' AND subject = 'campaign choosing-clean-river-now'")
                .mapTo(String.class)
                .list());
        assertEquals(List.of("choosing-anglers own-box=off twice=on months=12"), audited);
    }

    @Test
    void an_organisation_that_asks_twice_receives_nothing_before_the_second_yes() {
        var petition = OwnPetition.open("twice");
        choose(petition, "twice", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", petition.box(), "consent.twice-anglers.email");
        assertEquals(Set.of("twice-river-watch"), suzie.live());
        assertEquals(List.of("asked"), suzie.said("twice-anglers"));
        var thanks = World.mails(suzie.email()).getFirst().text();
        assertTrue(thanks.contains("Anglers of the Upper Valley asks you once more"), thanks);
        World.browser().get(suzie.own()).then().body(containsString("/grants/twice-anglers/yes"));
        assertEquals(List.of("asked"), suzie.said("twice-anglers"), "looking says nothing");
        suzie.press("twice-anglers", "/yes").then().statusCode(303);
        assertEquals(Set.of("twice-anglers", "twice-river-watch"), suzie.live());
        assertEquals(List.of("asked", "given"), suzie.said("twice-anglers"));
    }

    @Test
    void a_no_to_the_second_question_removes_what_was_sealed() {
        var petition = OwnPetition.open("twice-no");
        choose(petition, "twice-no", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", "consent.twice-no-anglers.email");
        suzie.press("twice-no-anglers", "").then().statusCode(303);
        assertEquals(List.of("asked", "dropped"), suzie.said("twice-no-anglers"));
        assertEquals(Map.of(), suzie.opened("twice-no-anglers"));
        suzie.press("twice-no-anglers", "/yes").then().statusCode(303);
        assertEquals(Set.of(), suzie.live(), "nothing waits any more, so nothing is given");
    }

    @Test
    void a_first_yes_waits_for_thirty_days_and_is_forgotten_then() {
        var petition = OwnPetition.open("twice-wait");
        choose(petition, "twice-wait", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", "consent.twice-wait-anglers.email");
        suzie.daysAgo(EndingJob.WAITS);
        ending.run();
        assertEquals(List.of("asked"), suzie.said("twice-wait-anglers"));
        suzie.daysAgo(1);
        ending.run();
        assertEquals(List.of("asked", "dropped"), suzie.said("twice-wait-anglers"));
        assertEquals(Map.of(), suzie.opened("twice-wait-anglers"));
    }

    @Test
    void who_withdraws_before_the_second_yes_is_asked_no_more() {
        var petition = OwnPetition.open("twice-out");
        choose(petition, "twice-out", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", "consent.twice-out-anglers.email");
        World.browser().post(suzie.own() + "/withdrawal").then().statusCode(303);
        assertEquals(List.of("asked", "dropped"), suzie.said("twice-out-anglers"));
        assertEquals(Map.of(), suzie.opened("twice-out-anglers"));
    }

    @Test
    void a_permission_ends_after_the_months_that_its_organisation_chose_and_no_other_does() {
        var petition = OwnPetition.open("months");
        choose(petition, "months", "months", "6");
        var suzie = Signatory.of(petition, "suzie", petition.box(), "consent.months-anglers.email");
        World.browser().get(suzie.own()).then().body(containsString("until "));
        suzie.daysAgo(180);
        ending.run();
        assertEquals(Set.of("months-anglers", "months-river-watch"), suzie.live());
        suzie.daysAgo(5);
        ending.run();
        assertEquals(Set.of("months-river-watch"), suzie.live());
        assertEquals(List.of("asked", "given", "ended"), suzie.said("months-anglers"));
        assertEquals(Map.of(), suzie.opened("months-anglers"));
    }

    @Test
    void a_longer_time_holds_only_for_who_signs_from_then_on_and_a_shorter_one_for_all() {
        var petition = OwnPetition.open("longer");
        choose(petition, "longer", "months", "6");
        var told = Signatory.of(petition, "told", "consent.longer-anglers.email");
        told.daysAgo(200);
        choose(petition, "longer", "months", "36");
        var later = Signatory.of(petition, "later", "consent.longer-anglers.email");
        later.daysAgo(-1);
        ending.run();
        assertEquals(Set.of(), told.live(), "its six months are over");
        later.daysAgo(201);
        ending.run();
        assertEquals(Set.of(), later.live(), "it was signed, as far as days tell, while six months were told");
        var last = Signatory.of(petition, "last", "consent.longer-anglers.email");
        last.daysAgo(-400);
        choose(petition, "longer", "months", "12");
        assertEquals(Set.of("longer-anglers"), last.live());
        last.daysAgo(800);
        ending.run();
        assertEquals(Set.of(), last.live());
    }

    @Test
    void a_persons_page_tells_the_day_that_was_told_first() {
        var petition = OwnPetition.open("told-day");
        choose(petition, "told-day", "months", "12");
        var suzie = Signatory.of(petition, "suzie", "consent.told-day-anglers.email");
        var before = until(suzie);
        choose(petition, "told-day", "months", "24");
        assertEquals(before, until(suzie));
        choose(petition, "told-day");
        assertEquals(before, until(suzie), "no end from now on is not for her");
        choose(petition, "told-day", "months", "6");
        assertNotEquals(before, until(suzie));
    }

    private static String until(Signatory person) {
        return World.browser().get(person.own()).asString().replaceFirst("(?s).*(until [^<]*[0-9]{4}).*", "$1");
    }

    @Test
    void what_its_person_says_while_the_job_looks_stands() {
        var petition = OwnPetition.open("meanwhile");
        choose(petition, "meanwhile", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", "consent.meanwhile-anglers.email");
        var found = db.read(handle -> PermissionStore.waiting(handle, List.of(suzie.id())));
        assertEquals(1, found.size());
        suzie.press("meanwhile-anglers", "/yes").then().statusCode(303);
        assertFalse(ends(found.getFirst(), ConsentEvent.Kind.DROPPED));
        assertEquals(List.of("asked", "given"), suzie.said("meanwhile-anglers"));
        suzie.press("meanwhile-anglers", "/erasure").then().statusCode(303);
        assertFalse(ends(found.getFirst(), ConsentEvent.Kind.ENDED));
        assertEquals(List.of(), suzie.said("meanwhile-anglers"));
    }

    @Test
    void a_second_yes_while_the_signature_is_put_aside_is_held_until_its_release() {
        var petition = OwnPetition.open("aside-yes");
        choose(petition, "aside-yes", "asks_twice", "on");
        var suzie = Signatory.of(petition, "suzie", "consent.aside-yes-anglers.email");
        db.useTransaction(handle -> handle.execute(
                "UPDATE signature SET state = 'quarantined', quarantine = gen_random_uuid() WHERE id = ?", suzie.id()));
        suzie.press("aside-yes-anglers", "/yes").then().statusCode(303);
        assertEquals(
                0,
                db.<Long>read(handle -> handle.select(
                                "SELECT count(*) FROM grant_state WHERE signature = ? AND live", suzie.id())
                        .mapTo(Long.class)
                        .one()));
        assertEquals(Set.of("aside-yes-anglers"), suzie.live(), "as its person is told");
    }

    private boolean ends(PermissionStore.Box box, ConsentEvent.Kind kind) {
        return db.inTransaction(handle -> granting.end(handle, box, kind));
    }

    /** The owner of the supporting organisation chooses. */
    private static void choose(OwnPetition petition, String prefix, String... fields) {
        var owner = Desk.invited("nina", "--organisation", prefix + "-anglers", "--role", "owner");
        owner.send(choice(petition, prefix), fields).then().statusCode(200).body(containsString("Saved."));
    }

    private static String choice(OwnPetition petition, String prefix) {
        var campaign = petition.slug().replace("stop-the-outfall", "clean-river-now");
        return "/staff/campaigns/" + campaign + "/partners/" + prefix + "-anglers/choice";
    }
}
