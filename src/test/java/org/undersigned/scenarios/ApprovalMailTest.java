package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** Whoever may decide hears by mail that something waits, and whoever asked hears what came of it. The first mail of each is the invitation. */
@QuarkusTest
class ApprovalMailTest {

    @Inject
    Db db;

    private final String prefix = "told" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_other_owner_is_told_in_their_language_what_is_asked_by_whom_and_until_when() {
        var petition = OwnPetition.draft(prefix);
        var oona = member("Oona", "owner");
        var seth = member("Seth", "owner");
        var cleo = member("Cleo", "campaigner");
        var opal = Desk.invited("Opal");
        speaks(seth, "de");
        Steps.step(oona, Steps.page(petition), "draft-review").then().statusCode(303);
        Steps.step(oona, Steps.page(petition), "review-open").then().statusCode(200);

        var mail = World.mail(seth.email, 2);
        assertEquals("Etwas wartet auf Ihre Zustimmung", mail.subject());
        assertTrue(mail.text().contains("Oona beantragt dies"), mail.text());
        assertTrue(mail.text().contains("Petition “Stop the outfall at the old mill”"), mail.text());
        assertTrue(mail.text().matches("(?s).*wartet bis \\d\\d\\.\\d\\d\\.\\d{4}, \\d\\d:\\d\\d UTC.*"), mail.text());
        seth.get(mail.path("/staff/approvals")).then().statusCode(200);
        for (var nobody : new Desk[] {oona, cleo, opal})
            assertEquals(1, World.mails(nobody.email).size(), nobody.email);

        Steps.approve(seth, prefix, 303);
        var answer = World.mail(oona.email, 2);
        assertEquals("What you asked for was approved", answer.subject());
        assertTrue(answer.text().contains("Put petition “Stop the outfall at the old mill” online."), answer.text());
        assertEquals(2, World.mails(seth.email).size());
    }

    @Test
    void an_operator_is_told_where_nobody_else_could_decide() {
        var petition = OwnPetition.draft(prefix);
        var oona = member("Oona", "owner");
        var opal = Desk.invited("Opal");
        Steps.step(oona, Steps.page(petition), "draft-review").then().statusCode(303);
        Steps.step(oona, Steps.page(petition), "review-open").then().statusCode(200);
        assertTrue(World.mail(opal.email, 2).text().contains("“Stop the outfall at the old mill”"));
    }

    @Test
    void a_question_of_the_command_line_is_told_too() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Suzie Signs", World.address("suzie"), "public");
        World.await(() -> petition.published() == 1, "one");
        petition.isOver();
        var oona = member("Oona", "owner");
        assertEquals(
                SecondPerson.WAITS,
                Ran.of(new RetireCommand(), petition.slug(), "--yes").status());
        var mail = World.mail(oona.email, 2);
        assertTrue(mail.text().contains("Whoever runs commands on the server asks"), mail.text());
        assertTrue(mail.text().contains("“Stop the outfall at the old mill”"), mail.text());
    }

    @Test
    void the_mail_names_no_colleague_and_whoever_it_is_about_gets_none() {
        OwnPetition.open(prefix);
        var oona = member("Oona", "owner");
        var seth = member("Seth", "owner");
        var lou = member("Lou", "owner");
        resets(oona, lou).then().statusCode(303);
        var mail = World.mail(seth.email, 2);
        assertTrue(mail.text().contains("New second step for a member of "), mail.text());
        assertFalse(mail.text().contains("Lou"), mail.text());
        assertEquals(1, World.mails(lou.email).size());

        seth.send("/staff/approvals/" + waiting(lou), "decision", "refuse")
                .then()
                .statusCode(303);
        assertEquals("What you asked for was refused", World.mail(oona.email, 2).subject());
    }

    @Test
    void whoever_asked_is_told_that_nobody_decided_in_time() {
        OwnPetition.open(prefix);
        var oona = member("Oona", "owner");
        var seth = member("Seth", "owner");
        var vera = member("Vera", "viewer");
        resets(oona, vera).then().statusCode(303);
        late(vera);
        // Whatever is asked for next finds what lapsed.
        resets(seth, oona).then().statusCode(303);
        var mail = World.mail(oona.email, 2);
        assertEquals("Nobody decided what you asked for", mail.subject());
    }

    @Test
    void whoever_has_no_right_to_ask_any_more_is_told_nothing() {
        OwnPetition.open(prefix);
        var oona = member("Oona", "owner");
        var seth = member("Seth", "owner");
        var vera = member("Vera", "viewer");
        resets(oona, vera).then().statusCode(303);
        seth.send(members() + "/" + id(oona) + "/role", "role", "viewer").then().statusCode(303);
        seth.send("/staff/approvals/" + waiting(vera), "decision", "approve")
                .then()
                .statusCode(409);
        World.mail(oona.email, 1);
        assertEquals(1, World.mails(oona.email).size(), "the invitation");
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private String members() {
        return "/staff/organisations/" + prefix + "-river-watch/members";
    }

    private io.restassured.response.Response resets(Desk owner, Desk whom) {
        return owner.send(members() + "/" + id(whom) + "/second-factor");
    }

    private void speaks(Desk desk, String language) {
        db.useTransaction(
                handle -> handle.execute("UPDATE staff_person SET language = ? WHERE id = ?", language, id(desk)));
    }

    private void late(Desk about) {
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_approval SET expires_at = now() - interval '1 second' WHERE id = ?", waiting(about)));
    }

    private UUID waiting(Desk about) {
        return db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE subject = ? AND state = 'open'",
                        id(about).toString())
                .mapTo(UUID.class)
                .one());
    }

    private UUID id(Desk desk) {
        return db.read(
                handle -> handle.select("SELECT person FROM staff_session WHERE hash = ?", Token.hash(desk.cookie))
                        .mapTo(UUID.class)
                        .one());
    }
}
