package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.draft.Writer.begun;
import static org.undersigned.draft.Writer.edited;
import static org.undersigned.draft.Writer.launched;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.revision;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.stored;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Writing a campaign in the browser, as somebody does who has never seen a campaign file. */
@QuarkusTest
class DraftsTest {

    @Inject
    Db db;

    @Test
    void a_campaigner_writes_a_petition_from_nothing_and_puts_it_on_the_site() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Open the harbour baths");
        olive.get(draft + "/check").then().statusCode(200).body(containsString("Nothing is missing."));
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(422);
        var link = Writer.mailed(olive, draft);
        olive.get(link).then().statusCode(200).body(containsString("Confirm my signature on trial"));
        olive.send(draft + "/check", "revision", revision(olive, draft)).then().statusCode(422);
        olive.send(link).then().statusCode(303);
        var stored = olive.send(draft + "/check", "revision", revision(olive, draft));
        assertEquals(200, stored.statusCode(), stored.asString());
        assertEquals(
                "review",
                db.read(handle -> handle.select("SELECT state FROM action WHERE slug = 'open-the-harbour-baths'")
                        .mapTo(String.class)
                        .one()));
        olive.get(draft + "/text").then().statusCode(404);
        World.browser().get("/petitions/open-the-harbour-baths").then().statusCode(404);
    }

    @Test
    void what_is_written_is_kept_although_it_is_wrong_and_said_at_its_field() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        var long81 = "x".repeat(81);
        save(olive, draft, "text", "petition.title", long81, "petition.ask", "<b>Ask</b>", "petition.body", "")
                .then()
                .statusCode(422)
                .body(containsString(long81))
                .body(containsString("petition-title-e"))
                .body(containsString("&lt;b&gt;Ask"));
        olive.get(draft + "/text").then().body(containsString(long81));
    }

    @Test
    void nobody_saves_over_what_another_saved_since() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        var old = revision(olive, draft);
        save(olive, draft, "text", "petition.title", "The first words").then().statusCode(303);
        olive.send(draft + "/text", "revision", old, "do", "save", "petition.title", "Other words")
                .then()
                .statusCode(409)
                .body(containsString("Other words"))
                .body(containsString("saved this draft after you opened"));
        olive.get(draft + "/text")
                .then()
                .body(containsString("The first words"))
                .body(not(containsString("Other words")));
    }

    @Test
    void a_draft_is_seen_by_its_organisation_only_and_not_written_by_viewers() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        var stranger = Desk.invited("drafts-stranger", "--organisation", "example-legal-aid", "--role", "owner");
        stranger.get(draft + "/text").then().statusCode(404);
        stranger.send(draft + "/text", "revision", "1").then().statusCode(404);
        var viewer = Desk.invited("drafts-viewer", "--organisation", "nnirr", "--role", "viewer");
        viewer.get(draft + "/text").then().statusCode(404);
        viewer.send("/staff/drafts/begin", "organisation", "nnirr").then().statusCode(403);
    }

    @Test
    void another_organisation_is_neither_described_nor_quoted_by_a_stranger() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Keep the ferry running");
        order(olive, draft, "partners", "add organisations", "existing", "example-legal-aid");
        olive.get(draft + "/partners").then().body(containsString("describes itself"));
        // The fields are not drawn; one that is sent all the same changes nothing that is stored.
        save(
                olive,
                draft,
                "partners",
                "count.organisations",
                "2",
                "organisations[1].url",
                "https://elsewhere.example",
                "organisations[1].role",
                "supporting");
        order(olive, draft, "after", "add announcements");
        save(
                olive,
                draft,
                "after",
                "announcements[0].organisation",
                "example-legal-aid",
                "announcements[0].title",
                "We join",
                "announcements[0].body",
                "Words.");
        stored(olive, draft).then().statusCode(422).body(containsString("that you write for"));
        assertFalse(db.read(handle -> handle.select("SELECT url FROM organisation WHERE slug = 'example-legal-aid'")
                        .mapTo(String.class)
                        .one())
                .contains("elsewhere"));
    }

    @Test
    void a_campaign_of_the_site_is_edited_and_the_public_page_changes() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Plant a tree a day");
        var draft = edited(olive, slug);
        save(olive, draft, "look", "campaign.hashtags", "#OneTreeADay", "had.languages", "on", "main", "en");
        olive.get("/staff/campaign-files/petitions/" + slug).then().body(not(containsString("OneTreeADay")));
        stored(olive, draft).then().statusCode(200);
        World.await(
                () -> olive.get("/staff/campaign-files/petitions/" + slug)
                        .asString()
                        .contains("#OneTreeADay"),
                "the campaign is changed");
        olive.get("/staff/campaign-files/petitions/" + slug)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(slug + ".yaml"))
                .body(containsString("#OneTreeADay"));
    }

    @Test
    void who_is_named_a_partner_of_what_is_online_is_asked_first() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Keep the ponds clean");
        db.useTransaction(handle -> handle.execute("UPDATE action SET state = 'open' WHERE slug = ?", slug));
        var draft = edited(olive, slug);
        order(olive, draft, "partners", "add organisations", "existing", "example-legal-aid");
        stored(olive, draft).then().statusCode(200);
        World.browser().get("/petitions/" + slug).then().statusCode(200).body(not(containsString("legal-aid")));
        assertEquals(
                "asked",
                db.read(handle -> handle.select("""
                                SELECT s.state FROM partnership s JOIN action a ON a.campaign = s.campaign
                                  JOIN organisation o ON o.id = s.organisation
                                 WHERE a.slug = ? AND o.slug = 'example-legal-aid'
                                """, slug).mapTo(String.class).one()));
    }

    @Test
    void a_draft_that_was_overtaken_by_another_change_is_not_stored() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Mend the old bridge");
        var draft = edited(olive, slug);
        db.useTransaction(handle -> handle.execute(
                "UPDATE petition SET goals = '[5, 50]' WHERE id = (SELECT id FROM action WHERE slug = ?)", slug));
        stored(olive, draft).then().statusCode(409).body(containsString("somebody changed this campaign"));
    }

    @Test
    void the_preview_is_the_public_page_although_nothing_is_finished() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        olive.get(draft + "/preview")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors 'self'"))
                .header("Content-Security-Policy", containsString("form-action 'none'"))
                .body(containsString("The title of your petition"));
        save(olive, draft, "text", "petition.title", "<script>alert(1)</script>");
        olive.get(draft + "/preview").then().body(not(containsString("<script>alert")));
    }

    @Test
    void the_check_tells_who_sends_and_what_signers_read_about_each_partner() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        olive.get(draft + "/check")
                .then()
                .body(
                        containsString("What signers are told"),
                        containsString("The demo shows mail on a page; it comes from <bdi dir=\"ltr\">"),
                        containsString("privacy notice and postal address"),
                        not(containsString("no privacy notice or postal address yet")));
        order(olive, draft, "partners", "add organisations");
        olive.get(draft + "/check").then().body(containsString("no privacy notice or postal address yet"));
    }

    @Test
    void a_site_that_is_no_demo_says_whether_mail_can_leave() {
        assertEquals(
                "draft.check.sender", new CheckPage.Shown(null, null, "", "", true, false, Map.of(), Map.of()).mail());
        assertEquals(
                "draft.check.senderNone",
                new CheckPage.Shown(null, null, "", "", false, false, Map.of(), Map.of()).mail());
    }

    @Test
    void a_new_petition_asks_for_its_first_target_at_once_and_for_one_in_any_case() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        olive.get(draft + "/targets").then().body(containsString("name=\"targets[0].name\""));
        order(olive, draft, "targets", "remove targets[0]");
        olive.get(draft + "/check")
                .then()
                .body(containsString("Add at least one."), not(containsString("is missing;")));
    }

    @Test
    void every_language_has_to_be_written_before_a_new_campaign_is_stored() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Keep the clinic open");
        save(olive, draft, "look", "had.languages", "on", "main", "en", "language.ar", "on");
        stored(olive, draft).then().statusCode(422);
        olive.get(draft + "/languages/ar").then().statusCode(200).body(containsString("Keep the clinic open"));
        save(olive, draft, "languages/ar", "petition.title", "أبقوا العيادة مفتوحة");
        olive.get(draft + "/preview?in=ar")
                .then()
                .body(containsString("أبقوا العيادة مفتوحة"))
                .body(containsString("dir=\"rtl\""));
        olive.get(draft + "/languages/fr").then().statusCode(404);
    }

    @Test
    void organisations_named_in_other_languages_keep_their_names() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Share the night bus");
        order(olive, draft, "partners", "add organisations", "existing", foreign());
        var before = name(foreign());
        stored(olive, draft).then().statusCode(200);
        assertEquals(before, name(foreign()));
    }

    /** An organisation whose name is in no English. */
    private String foreign() {
        return db.read(
                handle -> handle.select("SELECT slug FROM organisation WHERE name->>'en' IS NULL ORDER BY slug LIMIT 1")
                        .mapTo(String.class)
                        .one());
    }

    private String name(String slug) {
        return db.read(handle -> handle.select("SELECT name::text FROM organisation WHERE slug = ?", slug)
                .mapTo(String.class)
                .one());
    }
}
