package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What partners decide about the division of new supporters, and what they all see of it. */
@QuarkusTest
class DivisionPageTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void partners_take_part_by_themselves_and_a_lead_switches_it_on_for_two_at_least() {
        var petition = OwnPetition.open("divide-on");
        var page = page("divide-on");
        var lead = Desk.invited("lena", "--organisation", "divide-on-river-watch", "--role", "owner");
        var other = Desk.invited("nina", "--organisation", "divide-on-anglers", "--role", "owner");
        lead.get(page).then().statusCode(200).body(containsString("Not in use"));
        assertEquals(
                200, lead.send(page + "/divide-on-river-watch", "takes", "in").statusCode());
        lead.send(page, "cap", "1").then().statusCode(422).body(containsString("Two organisations at least"));
        assertEquals(404, lead.send(page + "/divide-on-anglers", "takes", "in").statusCode(), "not its own");
        assertEquals(403, other.send(page, "cap", "1").statusCode(), "it does not lead");
        assertEquals(200, other.send(page + "/divide-on-anglers", "takes", "in").statusCode());
        for (var wrong : List.of("0", "-1", "11", "a", ""))
            lead.send(page, "cap", wrong)
                    .then()
                    .statusCode(422)
                    .body(containsString("Write a whole number from 1 to 10"));
        World.browser().get(petition.path()).then().body(not(containsString("consent.division")));
        lead.send(page, "cap", "2").then().statusCode(200).body(containsString("In use"));
        World.browser().get(petition.path()).then().body(containsString("consent.division"));
        assertTrue(
                petition.load(petition.yaml()).contains("--force"),
                "a file from before asks first whether it may switch it off");
        lead.send(page, "off", "on").then().statusCode(200).body(containsString("Not in use"));
        World.browser().get(petition.path()).then().body(not(containsString("consent.division")));
        assertEquals(
                List.of("divide-on-river-watch in", "divide-on-anglers in", "cap=2", "off"),
                db.read(handle -> handle.select("""
                                SELECT detail FROM audit_entry
                                 WHERE action IN ('partner.divide', 'campaign.divide') AND subject = 'campaign divide-on-clean-river-now'
                                 ORDER BY number
                                """).mapTo(String.class).list()));
    }

    @Test
    void all_partners_see_the_same_numbers_rounded_down_and_nobody_else_sees_any() {
        var petition = OwnPetition.open(
                "divide-see", yaml -> yaml.replace("\ncampaign:\n", "\ncampaign:\n  division: {cap: 1}\n"));
        account(petition);
        var page = page("divide-see");
        for (var organisation : List.of("divide-see-river-watch", "divide-see-anglers")) {
            var viewer = Desk.invited("vera", "--organisation", organisation, "--role", "viewer");
            viewer.get(page)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("People who agreed and confirmed: 30"),
                            containsString("<dd>20</dd>"),
                            containsString("<dd>under 5</dd>"),
                            containsString("<dd>5</dd>"),
                            not(containsString("<dd>23")));
            assertEquals(
                    403, viewer.send(page + "/" + organisation, "takes", "in").statusCode());
        }
        OwnPetition.open("divide-else");
        var stranger = Desk.invited("sid", "--organisation", "divide-else-anglers", "--role", "owner");
        assertEquals(404, stranger.get(page).statusCode());
    }

    @Test
    void who_leaves_and_comes_back_takes_part_only_once_it_says_so_again() {
        var petition = OwnPetition.open("divide-back");
        var page = page("divide-back");
        var nina = JoiningTest.owner("nina", "divide-back-anglers");
        nina.send(page + "/divide-back-anglers", "takes", "in").then().statusCode(200);
        nina.send(JoiningTest.partners(petition) + "/divide-back-anglers/leaving")
                .then()
                .statusCode(303);
        petition.load(petition.yaml(), "--force");
        JoiningTest.accept(nina, petition, "divide-back-anglers").then().statusCode(200);
        nina.get(page).then().body(containsString("Take part<"), not(containsString("Take part no more")));
    }

    private void account(OwnPetition petition) {
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE partnership SET divides = true WHERE campaign = (SELECT campaign FROM action WHERE slug = ?)",
                    petition.slug());
            handle.execute(
                    "INSERT INTO division_tally (petition, agreed) SELECT id, 34 FROM action WHERE slug = ?",
                    petition.slug());
            handle.execute("""
                    INSERT INTO division_account (petition, organisation, brought, received)
                    SELECT a.id, o.id, CASE WHEN o.slug LIKE '%-anglers' THEN 23 ELSE 4 END,
                           CASE WHEN o.slug LIKE '%-anglers' THEN 8 ELSE 2 END
                      FROM action a, organisation o WHERE a.slug = ? AND o.slug LIKE 'divide-see-%'
                    """, petition.slug());
            Publication.changed(handle);
        });
        published.refresh();
    }

    private static String page(String prefix) {
        return "/staff/campaigns/" + prefix + "-clean-river-now/division";
    }
}
