package org.undersigned.signature.division;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.Signatory;
import org.undersigned.supporter.Grant;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** People who agree that one more organisation may write to them, and what the rule does with them. */
@QuarkusTest
class DivisionTest {

    @Inject
    Db db;

    @Test
    void the_box_is_there_once_two_take_part_is_not_ticked_and_names_them_with_their_privacy_notices() {
        var divided = Divided.open("box");
        World.browser().get(divided.petition().path()).then().body(not(containsString(DivisionOffer.BOX)));
        divided.takesPart("box-river-watch");
        World.browser().get(divided.petition().path()).then().body(not(containsString(DivisionOffer.BOX)));
        var rule = divided.petition().path() + "/organisations#division";
        World.browser().get("/privacy").then().body(not(containsString(rule)));
        divided.takesPart("box-anglers");
        var page = World.browser().get(divided.petition().path()).asString();
        var box = page.substring(page.indexOf("id=\"" + DivisionOffer.BOX));
        assertFalse(box.substring(0, box.indexOf('>')).contains("checked"), "nothing is ticked beforehand");
        assertTrue(box.contains("https://anglers.example/privacy"), "names who may be the one");
        World.browser()
                .get(divided.petition().path() + "/organisations")
                .then()
                .body(containsString("id=\"division\""), containsString("never to the one whose link they came by"));
        World.browser().get("/privacy").then().body(containsString(rule));
    }

    @Test
    void who_agreed_goes_to_whom_most_is_owed_is_told_and_can_take_it_back() {
        var divided = Divided.byBoth("owed");
        // It brings one, so one is owed to it.
        divided.brought("ann", "owed-anglers");
        var bob = divided.brought("bob", "owed-river-watch");
        assertEquals(Set.of("owed-anglers"), bob.live());
        assertEquals(Set.copyOf(Grant.replay(bob.events())), Set.copyOf(bob.grants()));
        assertEquals("bob Sample", bob.opened("owed-anglers").get("name"));
        assertFalse(bob.opened("owed-anglers").containsKey("partner"), "whose link he came by is not its business");
        assertTrue(bob.opened("owed-anglers").containsKey("unsubscribe"));
        var wording = wording(bob.grants().getFirst().notice());
        assertTrue(wording.contains("River Watch") && wording.contains("Anglers of the Upper Valley"), wording);
        assertEquals(List.of("asked", "agreed", "given"), Divided.said(bob));
        assertEquals(0, Divided.waiting(bob), "nothing is sealed for a rule any more");
        var thanks = World.mails(bob.email()).getFirst().text();
        assertTrue(thanks.contains("The rule picked this one: Anglers of the Upper Valley"), thanks);
        World.browser().get(bob.own()).then().body(containsString("picked by the rule"));
        World.browser()
                .get(bob.own() + "/data.json")
                .then()
                .body(containsString("division_events"), containsString("\"agreed\""));
        bob.press("owed-anglers", "").then().statusCode(303);
        assertEquals(Set.of(), bob.live());
        assertEquals(Map.of(), bob.opened("owed-anglers"));
        World.browser().get(bob.own()).then().body(containsString("the rule picked one of those above"));
        bob.press("owed-anglers", "/erasure").then().statusCode(303);
        World.browser().get(bob.own()).then().body(not(containsString("one of those above")));
    }

    @Test
    void who_did_not_agree_is_given_to_nobody_and_counts_for_nobody() {
        var divided = Divided.byBoth("no");
        var ann = Signatory.of(divided.petition(), "ann", "consent.no-anglers.email");
        assertEquals(Set.of("no-anglers"), ann.live());
        assertEquals(List.of(), Divided.said(ann));
        var una = World.address("una");
        divided.petition().sign("Una Sample", una, DivisionOffer.BOX).then().statusCode(303);
        var confirmation = World.mail(una, 1).path("/confirmations/");
        World.browser().get(confirmation).then().body(containsString(DivisionOffer.BOX));
        // The boxes were shown, and this one came back empty.
        World.browser().formParam("boxes", "shown").post(confirmation).then().statusCode(303);
        var own = World.mail(una, 2);
        assertFalse(own.text().contains("one more organisation"), own.text());
        assertEquals(0, divided.agreed());
    }

    @Test
    void nobody_is_given_to_whose_box_they_ticked_or_whose_link_they_came_by() {
        var divided = Divided.byBoth("known");
        divided.brought("ann", "known-anglers");
        var bob = divided.brought("bob", "known-river-watch", "consent.known-anglers.email");
        assertEquals(Set.of("known-anglers"), bob.live());
        assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(bob));
        assertEquals(List.of("asked", "given"), bob.said("known-anglers"), "by its own box alone");
        var thanks = World.mails(bob.email()).getFirst().text();
        assertTrue(thanks.contains("The rule picked none"), thanks);
        assertEquals(2, divided.agreed());
    }

    @Test
    void who_is_put_aside_is_given_to_nobody_counts_for_nobody_and_is_thanked_all_the_same() {
        var divided = Divided.byBoth("aside-div");
        divided.brought("ann", "aside-div-anglers");
        var email = World.address("bob");
        divided.agrees("Bob Sample", email, "", "aside-div-river-watch").then().statusCode(303);
        var confirmation = World.mail(email, 1).path("/confirmations/");
        db.useTransaction(handle -> handle.execute("""
                UPDATE signature SET state = 'quarantined', quarantine = gen_random_uuid()
                 WHERE state = 'pending' AND petition = (SELECT id FROM action WHERE slug = ?)
                """, divided.petition().slug()));
        World.browser().post(confirmation).then().statusCode(303);
        var bob = Signatory.at(email, World.mail(email, 2).path("/signatures/"));
        assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(bob));
        assertEquals(Set.of(), bob.live());
        assertEquals(0, Divided.waiting(bob));
        assertEquals(1, divided.agreed());
    }

    @Test
    void a_petition_that_does_not_divide_takes_no_such_box() {
        var petition = OwnPetition.open("plain-box");
        var ann = Signatory.of(petition, "ann", DivisionOffer.BOX);
        assertEquals(List.of(), Divided.said(ann));
        World.browser().get(petition.path() + "/thanks").then().body(not(containsString("one more organisation")));
    }

    private String wording(UUID notice) {
        return db.read(handle -> handle.select("SELECT text FROM notice WHERE id = ?", notice)
                .mapTo(String.class)
                .one());
    }
}
