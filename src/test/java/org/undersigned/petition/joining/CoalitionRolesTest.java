package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** What people do for a coalition beside their roles in organisations, and that it ends when it should. */
@QuarkusTest
class CoalitionRolesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void an_editor_of_another_organisation_writes_the_campaign_and_nothing_else_of_its_lead() {
        var petition = OwnPetition.open("duty-a");
        var lena = member("lena", "duty-a-river-watch", "owner");
        var ed = member("ed", "duty-a-anglers", "viewer");
        ed.get("/staff/campaigns/duty-a-clean-river-now").then().statusCode(404);
        edits(ed, petition).then().statusCode(404);
        give(lena, "duty-a", ed, "editor")
                .then()
                .statusCode(200)
                .body(containsString("<bdi>ed</bdi></b> <span class=\"tag\">Editor</span>"));
        ed.get("/staff/campaigns/duty-a-clean-river-now").then().statusCode(200);
        var draft = edits(ed, petition).then().statusCode(303).extract().header("Location");
        ed.get(draft).then().statusCode(200).body(containsString("Stop the outfall"));
        lena.get(draft).then().statusCode(200);
        ed.get("/staff/organisations/duty-a-river-watch/members").then().statusCode(404);
        ed.send("/staff/drafts/begin", "organisation", "duty-a-river-watch", "language", "en")
                .then()
                .statusCode(403);
        take(lena, "duty-a", ed, "editor").then().statusCode(200);
        ed.get("/staff/campaigns/duty-a-clean-river-now").then().statusCode(404);
        ed.get(draft).then().statusCode(404);
    }

    @Test
    void an_approver_answers_for_their_own_organisation_and_is_named_by_its_owners_only() {
        var petition = OwnPetition.open("duty-b");
        var lena = member("lena", "duty-b-river-watch", "owner");
        var nina = member("nina", "duty-b-anglers", "owner");
        var abby = member("abby", "duty-b-anglers", "viewer");
        petition.load(petition.yaml().replace("duty-b-anglers, role: supporting", "duty-b-anglers, role: co-host"));
        var partners = "/staff/campaigns/duty-b-clean-river-now/partners";
        abby.get(partners).then().statusCode(200).body(not(containsString("Accept all of this")));
        give(lena, "duty-b", abby, "approver")
                .then()
                .statusCode(422)
                .body(containsString("named by an owner of their own organisation"), containsString(abby.email));
        give(nina, "duty-b", abby, "approver").then().statusCode(200);
        give(nina, "duty-b", abby, "steering").then().statusCode(422);
        var seen = SEEN.matcher(abby.get(partners).asString());
        assertTrue(seen.find(), "something to accept");
        abby.send(partners + "/duty-b-anglers/acceptance", "seen", seen.group(1))
                .then()
                .statusCode(200);
        assertEquals(
                "co-host",
                db.read(handle -> handle.select(
                                "SELECT s.role FROM partnership s JOIN organisation o ON o.id = s.organisation WHERE o.slug = 'duty-b-anglers'")
                        .mapTo(String.class)
                        .one()));
        abby.get(partners + "/duty-b-anglers/leaving").then().statusCode(403);
    }

    @Test
    void whoever_steers_says_who_does_what_and_nobody_else() {
        OwnPetition.open("duty-c");
        var lena = member("lena", "duty-c-river-watch", "owner");
        var stan = member("stan", "duty-c-anglers", "viewer");
        var mo = member("mo", "duty-c-anglers", "campaigner");
        give(stan, "duty-c", mo, "editor").then().statusCode(403);
        stan.get("/staff/coalitions/duty-c-clean-river")
                .then()
                .statusCode(200)
                .body(containsString("Nobody has a role"), not(containsString("Give somebody a role")));
        give(lena, "duty-c", stan, "steering").then().statusCode(200);
        give(stan, "duty-c", mo, "editor").then().statusCode(200);
        member("sid", "example-legal-aid", "owner")
                .get("/staff/coalitions/duty-c-clean-river")
                .then()
                .statusCode(404);
        lena.send("/staff/coalitions/duty-c-clean-river", "email", "nobody@example.org", "role", "editor")
                .then()
                .statusCode(422)
                .body(containsString("Nobody with this address"), containsString("nobody@example.org"));
        var audited = db.read(handle -> handle.select(
                        "SELECT action FROM audit_entry WHERE subject = 'coalition duty-c-clean-river' ORDER BY number")
                .mapTo(String.class)
                .list());
        assertEquals(java.util.List.of("coalition.role-give", "coalition.role-give"), audited);
    }

    @Test
    void nobody_steers_the_campaigns_of_another_lead_by_beginning_one_of_their_own() {
        OwnPetition.open("duty-e");
        var nina = member("nina", "duty-e-anglers", "owner");
        var ed = member("ed", "duty-e-anglers", "campaigner");
        db.useTransaction(handle -> {
            // A campaign that the anglers lead in the same coalition.
            handle.execute("""
                    INSERT INTO campaign (id, slug, coalition, title, sample, categories, hashtags, links, next_actions)
                    SELECT gen_random_uuid(), 'duty-e-own', coalition, title, sample, categories, hashtags, links, next_actions
                      FROM campaign WHERE slug = 'duty-e-clean-river-now'
                    """);
            for (var table : new String[] {"partner", "partnership"})
                handle.execute(
                        table.equals("partner")
                                ? "INSERT INTO partner (campaign, organisation, role, position) SELECT c.id, o.id, 'lead', 0 FROM campaign c, organisation o WHERE c.slug = 'duty-e-own' AND o.slug = 'duty-e-anglers'"
                                : "INSERT INTO partnership (campaign, organisation, state, role, on_paper, since) SELECT c.id, o.id, 'joined', 'lead', false, current_date FROM campaign c, organisation o WHERE c.slug = 'duty-e-own' AND o.slug = 'duty-e-anglers'");
            org.undersigned.foundation.db.Publication.changed(handle);
        });
        published.refresh();
        give(nina, "duty-e", ed, "editor").then().statusCode(200);
        ed.get("/staff/campaigns/duty-e-own").then().statusCode(200);
        ed.get("/staff/campaigns/duty-e-clean-river-now").then().statusCode(404);
    }

    @Test
    void it_ends_with_the_membership() {
        OwnPetition.open("duty-f");
        var lena = member("lena", "duty-f-river-watch", "owner");
        var nina = member("nina", "duty-f-anglers", "owner");
        var ed = member("ed", "duty-f-anglers", "viewer");
        give(lena, "duty-f", ed, "editor").then().statusCode(200);
        ed.get("/staff/campaigns/duty-f-clean-river-now").then().statusCode(200);
        var person = db.read(handle -> handle.select(
                        "SELECT r.person FROM coalition_role r JOIN coalition c ON c.id = r.coalition WHERE c.slug = 'duty-f-clean-river'")
                .mapTo(UUID.class)
                .one());
        nina.send("/staff/organisations/duty-f-anglers/members/" + person + "/removal")
                .then()
                .statusCode(303);
        ed.get("/staff/campaigns/duty-f-clean-river-now").then().statusCode(404);
    }

    @Test
    void it_ends_with_the_organisations_place_in_the_coalition() {
        OwnPetition.open("duty-d");
        var lena = member("lena", "duty-d-river-watch", "owner");
        var nina = member("nina", "duty-d-anglers", "owner");
        var ed = member("ed", "duty-d-anglers", "viewer");
        give(lena, "duty-d", ed, "editor").then().statusCode(200);
        ed.get("/staff/campaigns/duty-d-clean-river-now").then().statusCode(200);
        nina.send("/staff/campaigns/duty-d-clean-river-now/partners/duty-d-anglers/leaving", "coalition", "on")
                .then()
                .statusCode(303);
        ed.get("/staff/campaigns/duty-d-clean-river-now").then().statusCode(404);
        ed.get("/staff/coalitions/duty-d-clean-river").then().statusCode(404);
    }

    private static Desk member(String name, String organisation, String role) {
        return Desk.invited(name, "--organisation", organisation, "--role", role);
    }

    private static io.restassured.response.Response give(Desk by, String prefix, Desk to, String role) {
        return by.send("/staff/coalitions/" + prefix + "-clean-river", "email", to.email, "role", role);
    }

    private io.restassured.response.Response take(Desk by, String prefix, Desk from, String role) {
        var person = db.read(handle -> handle.select(
                        "SELECT r.person FROM coalition_role r JOIN coalition c ON c.id = r.coalition WHERE c.slug = ? AND r.role = ?",
                        prefix + "-clean-river",
                        role)
                .mapTo(UUID.class)
                .one());
        return by.send(
                "/staff/coalitions/" + prefix + "-clean-river/removal",
                "person",
                person.toString(),
                "role",
                role,
                "organisation",
                prefix + "-river-watch");
    }

    private static io.restassured.response.Response edits(Desk desk, OwnPetition petition) {
        return desk.send("/staff/drafts/begin/edit/" + petition.slug());
    }
}
