package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.draft.Writer.edited;
import static org.undersigned.draft.Writer.launched;
import static org.undersigned.draft.Writer.revision;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.stored;
import static org.undersigned.draft.Writer.tried;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** What has to be true before a petition goes online stays asked for until it is. */
@QuarkusTest
class LaunchCheckTest {

    @Inject
    Db db;

    @Test
    void only_the_mail_confirms_a_signature_on_trial_and_only_of_what_it_was_sent_for() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Light the old pier");
        var trials = draft.replace("/drafts/", "/trials/") + "/";
        olive.send(draft + "/trial").then().statusCode(404);
        olive.send(trials + "0".repeat(64)).then().statusCode(409).body(containsString("another mail"));
        olive.get(trials + "no-token")
                .then()
                .statusCode(200)
                .body(not(containsString("Confirm my signature on trial")), not(containsString("no-token")));
        var link = Writer.mailed(olive, draft);
        // Somebody else who may write it has not seen the mail.
        Desk.demo("otto").send(link).then().statusCode(409);
        olive.get(draft + "/check").then().body(containsString("Nobody has signed it on trial"));
        // What was changed since was not tried.
        save(olive, draft, "text", "petition.title", "Light the new pier");
        olive.send(link).then().statusCode(409);
        tried(olive, draft);
        olive.get(draft + "/check").then().body(containsString("You tried it as it stands now."));
    }

    @Test
    void what_waits_for_its_launch_is_checked_as_a_whole_whenever_it_is_stored() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Keep the tide pool");
        var draft = edited(olive, slug);
        save(olive, draft, "look", "had.languages", "on", "main", "en", "language.ar", "on");
        olive.get(draft + "/check")
                .then()
                .body(containsString("Not everything is translated."), containsString("Nobody has signed it on trial"));
        tried(olive, draft);
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(422);
        save(olive, draft, "look", "had.languages", "on", "main", "en");
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(422);
        tried(olive, draft);
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(200);
    }

    @Test
    void a_launch_is_not_asked_for_when_other_words_are_stored_than_were_signed_on_trial() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Mend the sea wall");
        var state = "/staff/campaigns/"
                + db.read(handle -> handle.select(
                                "SELECT c.slug FROM campaign c JOIN action a ON a.campaign = c.id WHERE a.slug = ?",
                                slug)
                        .mapTo(String.class)
                        .one())
                + "/" + slug + "/state";
        db.useTransaction(handle -> handle.execute(
                "UPDATE petition SET goals = '[7, 70]' WHERE id = (SELECT id FROM action WHERE slug = ?)", slug));
        launch(olive, state).then().statusCode(409).body(containsString("signed on trial"));
        var draft = edited(olive, slug);
        tried(olive, draft);
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(200);
        launch(olive, state).then().statusCode(200).body(containsString("as soon as a second person approves"));
    }

    @Test
    void what_a_partner_answers_for_itself_keeps_no_launch_back() {
        var petition = OwnPetition.draft("tried-words");
        var lena = owner("lena", "tried-words-river-watch");
        owner("lou", "tried-words-river-watch");
        var draft = edited(lena, petition.slug());
        save(lena, draft, "look", "had.languages", "on", "main", "en");
        stored(lena, draft).then().statusCode(200);
        var nina = owner("nina", "tried-words-anglers");
        var partners = "/staff/campaigns/tried-words-clean-river-now/partners";
        nina.send(partners + "/tried-words-anglers/acceptance", "seen", seen(nina, partners))
                .then()
                .statusCode(200);
        db.useTransaction(LaunchCheckTest::signOn);
        nina.send(partners + "/tried-words-anglers/leaving", "coalition", "on")
                .then()
                .statusCode(303);
        var state = "/staff/campaigns/tried-words-clean-river-now/" + petition.slug() + "/state";
        lena.send(state, "step", "draft-review");
        launch(lena, state).then().statusCode(200).body(containsString("as soon as a second person approves"));
    }

    @Test
    void without_mail_nothing_is_stored_for_a_launch_or_launched_and_what_is_online_is_still_changed() {
        assertFalse(check(true, false).isPassed());
        assertTrue(check(true, true).isPassed());
        assertTrue(check(false, false).isPassed());
        var text = new byte[32];
        assertEquals(Optional.of(TriedText.NO_MAIL), TriedText.closed(false, Optional.of(text), text));
        assertEquals(Optional.empty(), TriedText.closed(true, Optional.of(text), text));
        assertEquals(Optional.empty(), TriedText.closed(true, Optional.empty(), text));
    }

    private static LaunchCheck check(boolean whole, boolean sends) {
        return new LaunchCheck(List.of(), List.of(), List.of(), List.of(), true, whole, sends);
    }

    private static Response launch(Desk desk, String state) {
        return desk.send(state, "step", "review-open", "seen", seen(desk, state));
    }

    private static String seen(Desk desk, String page) {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(desk.get(page).asString());
        return seen.find() ? seen.group(1) : "";
    }

    private static Desk owner(String name, String organisation) {
        return Desk.invited(name, "--organisation", organisation, "--role", "owner");
    }

    /** The anglers sign the statement themselves, in place of what their lead wrote for them. */
    private static void signOn(Handle handle) {
        var statement = CampaignWriting.stored(handle).campaigns().stream()
                .filter(one -> one.slug().equals("tried-words-clean-river-now"))
                .findFirst()
                .flatMap(Campaign::statement)
                .orElseThrow();
        var written = statement.signOns().getFirst();
        assertTrue(SignOnWriting.sign(
                handle,
                statement.id(),
                Statement.SignOn.own(
                        written.version(),
                        written.organisation(),
                        "Nina Example",
                        written.office(),
                        written.dated().plusDays(1))));
    }
}
