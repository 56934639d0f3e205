package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Owners say who belongs to an organisation; everybody else is kept out, at once. */
@QuarkusTest
class StaffMembersTest {

    @Inject
    Db db;

    @Inject
    AuditLog audit;

    /** An organisation for one test alone. */
    private static String organisation() {
        var prefix = "m" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.open(prefix);
        return prefix + "-river-watch";
    }

    private static String members(String organisation) {
        return "/staff/organisations/" + organisation + "/members";
    }

    @Test
    void an_owner_invites_and_the_invited_joins() {
        var organisation = organisation();
        var owner = Desk.invited("Olga", "--organisation", organisation);
        var email = address("newcomer");
        owner.send(members(organisation), "email", email, "role", "moderator")
                .then()
                .statusCode(303);
        owner.get(members(organisation)).then().body(containsString(email));
        var newcomer = new Desk(email);
        newcomer.accept("Nina", World.mail(email, 1).path("/staff/invitations/"))
                .then()
                .statusCode(200);
        newcomer.get("/staff").then().body(containsString("Moderator"));
        owner.get(members(organisation)).then().body(containsString("Nina"));
    }

    @Test
    void who_works_here_already_finds_an_invitation_on_the_first_page_and_not_by_the_link() {
        var organisation = organisation();
        var second = organisation();
        var kim = Desk.invited("Kim", "--organisation", organisation, "--role", "viewer");
        var link = Desk.invitation(kim.email, "--organisation", second, "--role", "campaigner");
        var stranger = new Desk("");
        stranger.get(link).then().statusCode(200).body(containsString("has an account already"));
        stranger.post(link, "name", "Eve", "password", Desk.PASSWORD, "code", "1")
                .then()
                .statusCode(409);
        var id = kim.get("/staff").asString().replaceAll("(?s).*name=\"invitation\" value=\"([0-9a-f-]+)\".*", "$1");
        Desk.invited("Eve").send("/staff/invitations", "invitation", id).then().statusCode(410);
        kim.send("/staff/invitations", "invitation", id).then().statusCode(303);
        kim.get("/staff").then().body(containsString("Campaigner"), not(containsString("name=\"invitation\"")));
        kim.send("/staff/invitations", "invitation", id).then().statusCode(410);
    }

    @Test
    void a_change_of_role_works_at_the_next_click() {
        var organisation = organisation();
        var owner = Desk.invited("Olga", "--organisation", organisation);
        var other = Desk.invited("Otto", "--organisation", organisation);
        other.get(members(organisation)).then().statusCode(200);
        owner.send(members(organisation) + "/" + id(other) + "/role", "role", "viewer")
                .then()
                .statusCode(303);
        other.get(members(organisation)).then().statusCode(403);
        owner.send(members(organisation) + "/" + id(other) + "/removal").then().statusCode(303);
        other.get(members(organisation)).then().statusCode(404);
        other.get("/staff").then().statusCode(200).body(containsString("You belong to no organisation"));
    }

    @Test
    void the_last_owner_stays() {
        var organisation = organisation();
        var owner = Desk.invited("Olga", "--organisation", organisation);
        var path = members(organisation) + "/" + id(owner);
        owner.send(path + "/role", "role", "viewer").then().statusCode(422).body(containsString("the only owner"));
        owner.send(path + "/removal").then().statusCode(422).body(containsString("the only owner"));
        owner.get(members(organisation)).then().statusCode(200);
    }

    @Test
    void somebody_elses_organisation_looks_like_none() {
        var mine = organisation();
        var theirs = organisation();
        var owner = Desk.invited("Olga", "--organisation", mine);
        var victim = Desk.invited("Vera", "--organisation", theirs);
        var viewer = Desk.invited("Vic", "--organisation", theirs, "--role", "viewer");
        owner.get(members(theirs)).then().statusCode(404);
        owner.get(members("no-such-thing")).then().statusCode(404);
        owner.send(members(theirs), "email", address("x"), "role", "owner")
                .then()
                .statusCode(404);
        owner.send(members(theirs) + "/" + id(victim) + "/removal").then().statusCode(404);
        // A person of another organisation, through one's own.
        owner.send(members(mine) + "/" + id(victim) + "/role", "role", "viewer")
                .then()
                .statusCode(422);
        owner.send(members(mine) + "/" + id(victim) + "/second-factor").then().statusCode(422);
        viewer.send(members(theirs), "email", address("x"), "role", "owner")
                .then()
                .statusCode(403);
        victim.get(members(theirs)).then().statusCode(200).body(containsString("Vic"));
    }

    @Test
    void an_operator_founds_members_everywhere() {
        var organisation = organisation();
        var operator = Desk.invited("Opal");
        operator.get("/staff").then().body(containsString(members(organisation)));
        operator.send(members(organisation), "email", address("first"), "role", "owner")
                .then()
                .statusCode(303);
    }

    @Test
    void a_bad_invitation_comes_back_filled_in_and_harmless() {
        var organisation = organisation();
        var owner = Desk.invited("Olga", "--organisation", organisation);
        owner.send(members(organisation), "email", "<script>x</script>", "role", "owner")
                .then()
                .statusCode(422)
                .body(
                        containsString("This is no e-mail address"),
                        containsString("value=\"&lt;script&gt;"),
                        not(containsString("<script>")));
        owner.send(members(organisation), "email", "x".repeat(300) + "@example.org", "role", "owner")
                .then()
                .statusCode(422);
        owner.send(members(organisation), "email", address("y"), "role", "emperor")
                .then()
                .statusCode(422);
        owner.send(members(organisation), "email", owner.email, "role", "viewer")
                .then()
                .statusCode(422)
                .body(containsString("a member already"));
        var again = address("again");
        owner.send(members(organisation), "email", again, "role", "viewer")
                .then()
                .statusCode(303);
        var first = World.mail(again, 1).path("/staff/invitations/");
        owner.send(members(organisation), "email", again, "role", "viewer")
                .then()
                .statusCode(303);
        new Desk("").get(first).then().statusCode(410);
    }

    @Test
    void a_name_is_never_markup() {
        var organisation = organisation();
        var owner = Desk.invited("Olga", "--organisation", organisation);
        var eve = new Desk(address("eve"));
        eve.accept("<b onclick=x>Eve</b>", Desk.invitation(eve.email, "--organisation", organisation))
                .then()
                .statusCode(200);
        owner.send(members(organisation) + "/" + id(eve) + "/second-factor")
                .then()
                .statusCode(303);
        for (var page : List.of("/staff", members(organisation), "/staff/account", "/staff/approvals"))
            eve.get(page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("<b onclick")), containsString("&lt;b onclick"));
    }

    @Test
    void a_second_owner_approves_a_new_second_step_and_nobody_else_can() {
        var organisation = organisation();
        var asks = Desk.invited("Asa", "--organisation", organisation);
        var approves = Desk.invited("Bea", "--organisation", organisation);
        var lost = Desk.invited("Lou", "--organisation", organisation);
        var stranger = Desk.invited("Sam", "--organisation", organisation());
        asks.send(members(organisation) + "/" + id(lost) + "/second-factor")
                .then()
                .statusCode(303);
        asks.send(members(organisation) + "/" + id(lost) + "/second-factor")
                .then()
                .statusCode(422);
        var approval = approval(lost);
        var path = "/staff/approvals/" + approval;
        for (var nobody : List.of(asks, lost, stranger))
            nobody.send(path, "decision", "approve").then().statusCode(403);
        stranger.get("/staff/approvals").then().body(not(containsString("Lou")));
        asks.get("/staff/approvals").then().body(containsString("Somebody else has to decide"));
        approves.get("/staff").then().body(containsString("class=\"waiting\">1<"));
        approves.send(path, "decision", "maybe").then().statusCode(400);
        approves.send(path, "decision", "approve").then().statusCode(303);
        approves.send(path, "decision", "approve").then().statusCode(409);

        lost.get("/staff").then().statusCode(303);
        lost.password(Desk.PASSWORD).then().statusCode(303);
        lost.get("/staff/second-factor").then().body(containsString("was taken away"));
        var link = World.mail(lost.email, 2).path("/staff/invitations/");
        lost.secret = Desk.secretIn(lost.get(link).asString());
        lost.post(link, "password", "not hers, not at all", "code", lost.code(0))
                .then()
                .statusCode(422);
        lost.post(link, "password", Desk.PASSWORD, "code", lost.code(0)).then().statusCode(200);
        lost.get("/staff").then().statusCode(200);
        lost.get(link).then().statusCode(410);
    }

    @Test
    void the_role_at_the_moment_of_approving_counts_for_both() {
        var organisation = organisation();
        var asks = Desk.invited("Asa", "--organisation", organisation);
        var approves = Desk.invited("Bea", "--organisation", organisation);
        var lost = Desk.invited("Lou", "--organisation", organisation, "--role", "viewer");
        asks.send(members(organisation) + "/" + id(lost) + "/second-factor")
                .then()
                .statusCode(303);
        var path = "/staff/approvals/" + approval(lost);
        var form = approves.form("/staff");
        asks.send(members(organisation) + "/" + id(approves) + "/role", "role", "campaigner");
        approves.post(path, "form", form, "decision", "approve").then().statusCode(403);
        asks.send(members(organisation) + "/" + id(approves) + "/role", "role", "owner");
        approves.send(members(organisation) + "/" + id(asks) + "/role", "role", "viewer");
        approves.send(path, "decision", "approve").then().statusCode(409).body(containsString("no longer an owner"));
        lost.get("/staff").then().statusCode(200);
    }

    @Test
    void an_approval_that_nobody_gave_for_seven_days_is_gone() {
        var organisation = organisation();
        var asks = Desk.invited("Asa", "--organisation", organisation);
        var approves = Desk.invited("Bea", "--organisation", organisation);
        asks.send(members(organisation) + "/" + id(approves) + "/second-factor")
                .then()
                .statusCode(303);
        var approval = approval(approves);
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_approval SET expires_at = now() - interval '1 second' WHERE id = ?", approval));
        var third = Desk.invited("Cleo", "--organisation", organisation);
        third.send("/staff/approvals/" + approval, "decision", "approve").then().statusCode(409);
        approves.get("/staff").then().statusCode(200);
    }

    @Test
    void what_staff_did_is_in_the_audit_log_and_names_nobody() {
        var organisation = organisation();
        var owner = Desk.invited("Aurelia", "--organisation", organisation);
        var person = id(owner).toString();
        var email = address("auditee");
        owner.send(members(organisation), "email", email, "role", "viewer");
        owner.password("wrong");
        owner.send("/staff/sign-out");
        var entries = db.read(
                handle -> handle.select("SELECT concat_ws('|', actor, action, subject, detail) FROM audit_entry")
                        .mapTo(String.class)
                        .list());
        var mine = entries.stream()
                .filter(line -> line.contains(person) || line.contains(organisation))
                .toList();
        for (var action : List.of("staff.invite", "staff.accept", "staff.sign-in|", "staff.sign-in-failed"))
            assertTrue(mine.stream().anyMatch(line -> line.contains("|" + action)), action + " in " + mine);
        for (var line : entries) assertTrue(!line.contains("Aurelia") && !line.contains("@"), line);
        assertTrue(db.read(audit::holds));
    }

    private UUID id(Desk desk) {
        return db.read(
                handle -> handle.select("SELECT person FROM staff_session WHERE hash = ?", Token.hash(desk.cookie))
                        .mapTo(UUID.class)
                        .one());
    }

    private UUID approval(Desk about) {
        var ids = db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE subject = ? AND state = 'open'",
                        id(about).toString())
                .mapTo(UUID.class)
                .list());
        assertEquals(1, ids.size());
        return ids.getFirst();
    }
}
