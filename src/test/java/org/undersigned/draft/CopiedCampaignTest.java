package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.stored;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.exchange.CampaignFile;
import org.undersigned.exchange.CampaignFileReader;
import org.undersigned.exchange.Read;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** A new campaign out of the words of another one, from the button to what is on the site. */
@QuarkusTest
class CopiedCampaignTest {

    @Inject
    Db db;

    @Test
    void a_copy_has_addresses_of_its_own() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Light the lower path");
        var copy = olive.send(draft.replace("/drafts/", "/drafts/begin/again/")).getHeader("Location");
        assertTrue(copy.endsWith("/text"), copy);
        olive.get(copy).then().body(containsString("Light the lower path"));
        olive.get(copy.replace("/text", "/look")).then().body(containsString("light-the-lower-path-"));
    }

    @Test
    void a_copy_of_a_campaign_leaves_out_what_the_page_says_beside_the_button() {
        var olive = Desk.demo("olive");
        var what = containsString("Sign-ons, quotes, announcements of others and days that are over are left out");
        olive.get("/staff/campaigns/end-family-detention").then().body(what);
        var copy = olive.send("/staff/drafts/begin/copy/end-family-detention").getHeader("Location");
        olive.get("/staff/drafts").then().body(what);
        olive.get(copy)
                .then()
                .body(
                        containsString("Sign-ons: nobody has signed this statement yet"),
                        containsString("Voices: what people said"),
                        containsString("Announcement: it announces for itself"));
        olive.get(copy.replace("/staff/drafts/", "/staff/campaign-files/drafts/")
                        .replace("/text", ""))
                .then()
                .statusCode(200)
                .body(
                        containsString("nnirr-end-family-detention-"),
                        not(containsString("sign_ons:")),
                        not(containsString("quotes:")),
                        not(containsString("example-legal-aid-co-hosts")));
    }

    @Test
    void a_copied_statement_and_announcement_wait_for_the_launch_and_the_export_has_them() {
        var olive = Desk.demo("olive");
        var before = read(olive, "petitions/end-family-detention");
        var at = olive.send("/staff/drafts/begin/copy/end-family-detention").getHeader("Location");
        var draft = at.substring(0, at.lastIndexOf('/'));
        save(olive, draft, "after", "announcements[0].title", "We ask once again")
                .then()
                .statusCode(303);
        save(olive, draft, "statement", "statement.versions[0].text", "We say it again.")
                .then()
                .statusCode(303);
        save(olive, draft, "text", "petition.title", "End it once again").then().statusCode(303);
        var slug = read(olive, "drafts/" + draft.replaceFirst(".*/", ""))
                .petition()
                .slug();
        stored(olive, draft).then().statusCode(200);

        var file = read(olive, "petitions/" + slug);
        var statement = file.statement().orElseThrow();
        assertEquals(1, statement.versions().size());
        assertEquals(
                "We say it again.",
                statement.versions().getFirst().text().in("en").text().strip());
        assertEquals(List.of(), statement.signOns());
        assertEquals(List.of(), statement.quotes());
        var announcement = file.announcements().getFirst();
        assertEquals(1, file.announcements().size());
        assertEquals("We ask once again", announcement.title().in("en").text());
        assertEquals(before.announcements().getFirst().calls(), announcement.calls());
        for (var page : List.of("/announcements/" + announcement.slug(), "/statements/" + statement.slug()))
            World.browser().get(page).then().statusCode(404);
        assertEquals(before, read(olive, "petitions/end-family-detention"));
    }

    private static CampaignFile read(Desk desk, String path) {
        var file = desk.get("/staff/campaign-files/" + path);
        file.then().statusCode(200);
        var read = new CampaignFileReader().read(path, file.asString().getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Read.Good.class, read).file();
    }

    @Test
    void letters_and_calls_of_a_copied_campaign_are_drafts_of_the_new_one_and_the_old_ones_stay() {
        var olive = Desk.demo("olive");
        var before = actions("end-family-detention");
        var at = olive.send("/staff/drafts/begin/copy/end-family-detention").getHeader("Location");
        var draft = at.substring(0, at.lastIndexOf('/'));
        olive.get(draft + "/check").then().body(containsString(draft + "/actions"));
        olive.get(draft + "/actions")
                .then()
                .statusCode(200)
                .body(
                        containsString("letters[0].title"),
                        containsString("calls[0].script"),
                        not(containsString("value=\"add letters\"")));
        order(olive, draft, "actions", "add letters").then().statusCode(400);
        save(olive, draft, "actions", "calls[0].title", "Call once more").then().statusCode(303);
        save(olive, draft, "text", "petition.title", "End it once more").then().statusCode(303);
        stored(olive, draft).then().statusCode(200);
        var campaign = db.read(handle -> handle.select("""
                        SELECT c.slug FROM campaign c JOIN action a ON a.campaign = c.id
                         WHERE a.title ->> 'en' = 'Call once more' AND a.kind = 'call'
                        """).mapTo(String.class).one());
        assertEquals(
                List.of("call draft", "letter draft", "petition review"),
                actions(campaign).stream()
                        .map(action -> action.replaceFirst("[^ ]+ ", ""))
                        .toList());
        assertEquals(before, actions("end-family-detention"));
        olive.get("/staff/campaigns/" + campaign + "/calls")
                .then()
                .statusCode(200)
                .body(containsString("Call once more"));
    }

    /** Address, kind and state of each action of a campaign. */
    private List<String> actions(String campaign) {
        return db.read(
                handle -> handle.select("""
                        SELECT a.slug || ' ' || a.kind || ' ' || a.state FROM action a JOIN campaign c ON c.id = a.campaign
                         WHERE c.slug = ? ORDER BY a.kind, a.slug
                        """, campaign).mapTo(String.class).list());
    }

    @Test
    void a_copy_of_a_draft_that_changes_a_campaign_has_its_letters_and_calls_too() {
        var olive = Desk.demo("olive");
        var draft = Writer.edited(olive, "end-family-detention");
        olive.get(draft + "/check").then().body(not(containsString(draft + "/actions")));
        var at = olive.send(draft.replace("/drafts/", "/drafts/begin/again/")).getHeader("Location");
        olive.get(at.replace("/text", "/actions"))
                .then()
                .statusCode(200)
                .body(containsString("letters[0].title"), containsString("calls[0].title"));
        olive.send(draft + "/removal").then().statusCode(303);
    }

    @Test
    void a_copy_says_which_days_have_to_be_chosen_anew_until_they_are() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Open the night bus");
        save(olive, draft, "look", "petition.closes", "2026-01-31").then().statusCode(303);
        var at = olive.send(draft.replace("/drafts/", "/drafts/begin/again/")).getHeader("Location");
        var copy = at.substring(0, at.lastIndexOf('/'));
        var said = containsString("Last day (was 31 January 2026)");
        olive.get(at).then().body(said, containsString(copy + "/look#petition-closes"));
        olive.get(copy + "/check").then().body(said);
        save(olive, copy, "look", "petition.closes", "2999-01-31").then().statusCode(303);
        olive.get(copy + "/check").then().body(not(said));
    }
}
