package org.undersigned.mailing;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A mailing before it starts: who may write one, what is refused, and what it tells of its readers. */
@QuarkusTest
class MailingDraftTest {

    @Inject
    Db db;

    private final String prefix = "draft" + UUID.randomUUID().toString().substring(0, 8);
    private OwnPetition petition;
    private Mailings mailings;

    @BeforeEach
    void open() {
        petition = OwnPetition.open(prefix);
        mailings = of("campaigner", prefix + "-river-watch");
        petition.supporter("Ada Allows", World.address("ada"), petition.box(), "updates");
    }

    @Test
    void it_does_not_start_before_somebody_read_a_test_of_these_very_words() {
        var draft = mailings.begin();
        mailings.act(draft, "start").then().statusCode(409).body(containsString("Write subject and text"));
        mailings.words(draft, "en", "A subject", "", "A text").then().statusCode(200);
        mailings.act(draft, "start").then().statusCode(409).body(containsString("Send a test to yourself"));
        mailings.act(draft, "try", "language", "en").then().statusCode(200);
        mailings.words(draft, "en", "A subject", "", "Another text").then().statusCode(200);
        mailings.act(draft, "start").then().statusCode(409).body(containsString("Send a test to yourself"));
    }

    @Test
    void without_a_sender_of_its_own_or_a_key_it_starts_only_if_somebody_says_that_it_may() {
        var draft = mailings.tried();
        mailings.desk().get(draft).then().body(not(containsString("name=\"without\"")));
        sender(null);
        mailings.desk().get(draft).then().body(containsString("name=\"without\""));
        mailings.act(draft, "start").then().statusCode(409).body(containsString("no sender of its own"));
        sender("operator");
        mailings.act(draft, "start").then().statusCode(409).body(containsString("No key of the organisation"));
        mailings.act(draft, "start", "without", "on").then().statusCode(200);
        assertTrue(told(draft).endsWith(" without-key"), told(draft));
    }

    @Test
    void what_is_wrong_is_said_field_by_field_and_nothing_typed_is_lost() {
        mailings.desk()
                .send(
                        mailings.path(),
                        "audience",
                        "supporters",
                        "countries",
                        "US, Atlantis",
                        "regions",
                        "nowhere",
                        "starts",
                        "soon",
                        "tried",
                        "0",
                        "signed",
                        "no-such")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("value=\"US, Atlantis\""),
                        containsString("href=\"#countries\""),
                        containsString("href=\"#regions\""),
                        containsString("href=\"#starts\""),
                        containsString("href=\"#tried\""),
                        containsString("href=\"#signed\"")));
        var draft = mailings.begin();
        mailings.words(draft, "en", "", "", "only a text")
                .then()
                .statusCode(422)
                .body(allOf(containsString("href=\"#subject\""), containsString("only a text")));
    }

    @Test
    void two_drafts_do_not_tell_what_one_person_is() {
        for (int i = 0; i < 5; i++) petition.supporter("Ben Allows", World.address("ben"), petition.box(), "updates");
        var lou = World.address("lou");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Lou Lee")
                .formParam("email", lou)
                .formParam("country", "US")
                .formParam("updates", "on")
                .formParam(petition.box(), "on")
                .post("/es" + petition.path() + "/signatures")
                .then()
                .statusCode(303);
        World.browser().post(World.mail(lou, 1).path("/confirmations/")).then().statusCode(303);
        for (var audience : new String[] {petition.slug(), "supporters"}) {
            var all = mailings.begin("audience", audience);
            var one = mailings.begin("audience", audience, "language.en", "on");
            for (var draft : new String[] {all, one})
                mailings.desk()
                        .get(draft)
                        .then()
                        .statusCode(200)
                        .body(
                                containsString(">At least 5 people<"),
                                containsString("at least 5 readers"),
                                not(containsString(" 6 ")),
                                not(containsString(" 7 ")),
                                not(containsString(">1 reader")));
            mailings.desk().get(all).then().body(containsString("fewer than 5 readers"));
        }
        var list = "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug() + "/updates";
        mailings.desk().get(list).then().statusCode(200).body(containsString("At least 5 people confirmed"));
    }

    @Test
    void another_organisation_finds_neither_the_mailing_nor_the_list_of_the_petition() {
        var draft = mailings.begin();
        var partner = of("campaigner", prefix + "-anglers");
        partner.desk().get(draft).then().statusCode(404);
        partner.desk()
                .get(draft.replace(prefix + "-river-watch", prefix + "-anglers"))
                .then()
                .statusCode(404);
        partner.desk()
                .send(partner.path(), "audience", petition.slug())
                .then()
                .statusCode(422)
                .body(containsString("href=\"#audience\""));
    }

    @Test
    void who_only_looks_writes_and_starts_nothing() {
        var draft = mailings.begin();
        var viewer = of("viewer", prefix + "-river-watch");
        viewer.desk().get(draft).then().statusCode(200).body(not(containsString("value=\"start\"")));
        viewer.act(draft, "remove").then().statusCode(403);
        viewer.desk().send(viewer.path(), "audience", "supporters").then().statusCode(403);
    }

    private void sender(String proven) {
        db.useTransaction(handle -> {
            var organisation = handle.select("SELECT id FROM organisation WHERE slug = ?", prefix + "-river-watch")
                    .mapTo(UUID.class)
                    .one();
            handle.execute("DELETE FROM sender WHERE organisation = ?", organisation);
            handle.execute("""
                    INSERT INTO sender (organisation, state, name, address, domain, reply_to, per_minute, proven)
                    VALUES (?, 'in-force', 'River Watch', 'news@river.example.net', 'river.example.net', '', 600, ?)
                    """, organisation, proven);
        });
    }

    /** What the audit log says of the start of a mailing. */
    private String told(String draft) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'mailing.start' AND detail LIKE ?",
                        draft.replaceFirst(".*/", "") + "%")
                .mapTo(String.class)
                .one());
    }

    private Mailings of(String role, String organisation) {
        return new Mailings(Desk.invited("Wren", "--organisation", organisation, "--role", role), organisation);
    }
}
