package org.undersigned.draft;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.revision;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.written;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.Photo;

/** Pictures of petitions and announcements, from the form of a campaigner to the page of everybody. */
@QuarkusTest
class PicturesTest {

    private static final String PETITION = "petition.picture.file";
    private static final String ALT = "petition.picture.alt";
    private static final Pattern ADDRESS =
            Pattern.compile("<img class=\"photo\" src=\"(/pictures/[0-9a-f]{40}-\\d+x\\d+\\.jpg)\"");

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void a_picture_is_seen_in_the_preview_and_on_the_page_and_tells_nothing_of_its_photographer() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Repair the stairs of the tower");
        upload(olive, draft, "look", PETITION, Photo.taken(1_500, 1_000), ALT, "A flooded stairwell")
                .then()
                .statusCode(303);
        olive.get(draft + "/look").then().body(containsString("<img class=\"photo\" src=\"/pictures/"));
        var address = address(olive.get(draft + "/preview"));
        assertTrue(address.endsWith("-1280x853.jpg"), address);
        online(olive, draft, "repair-the-stairs-of-the-tower");
        var page = browser().get("/petitions/repair-the-stairs-of-the-tower");
        assertEquals(address, address(page));
        page.then().body(containsString("width=\"1280\" height=\"853\" alt=\"A flooded stairwell\" loading=\"lazy\""));
        var picture = browser().get(address);
        picture.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
        assertEquals(0, picture.getCookies().size());
        assertFalse(new String(picture.asByteArray(), StandardCharsets.ISO_8859_1).contains("GPS"));
        assertEquals(1_280, Photo.read(picture.asByteArray()).getWidth());
        browser()
                .header("If-None-Match", picture.getHeader("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        browser().get(address.replaceFirst("/[0-9a-f]{4}", "/0000")).then().statusCode(404);
        browser().get("/pictures/picture.jpg").then().statusCode(404);
        browser()
                .get("/petitions/repair-the-stairs-of-the-tower/versions")
                .then()
                .body(not(containsString("/pictures/")));
    }

    @Test
    void what_cannot_be_shown_is_refused_by_name_and_nothing_else_of_the_form_is_lost() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Open a second gate");
        var said = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        upload(olive, draft, "look", PETITION, said, ALT, "People at <b>a gate</b>", "campaign.hashtags", "#SecondGate")
                .then()
                .statusCode(422)
                .body(containsString("petition-picture-file-e"), containsString("Choose a JPEG or PNG picture."))
                .body(containsString("People at &lt;b&gt;a gate&lt;/b&gt;"), containsString("#SecondGate"));
        olive.get(draft + "/look").then().body(containsString("#SecondGate"), not(containsString("/pictures/")));
        upload(olive, draft, "look", PETITION, Photo.drawn("png", 1, 1))
                .then()
                .statusCode(422)
                .body(containsString("sides of at least 240 points"));
        upload(olive, draft, "look", PETITION, new byte[(6 << 20) + 1])
                .then()
                .statusCode(422)
                .body(containsString("at most 6 MB. This one is larger"));
        // Nothing chosen: what is there stays.
        upload(olive, draft, "look", PETITION, Photo.drawn("png", 500, 400))
                .then()
                .statusCode(303);
        upload(olive, draft, "look", PETITION, new byte[0], ALT, "Words").then().statusCode(303);
        olive.get(draft + "/look").then().body(containsString("-500x400.jpg"), containsString("Words"));
    }

    @Test
    void a_picture_is_replaced_and_removed_with_its_words_and_every_change_is_in_the_audit_log() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Fence the pond");
        upload(olive, draft, "look", PETITION, Photo.taken(611, 411), ALT, "A pond")
                .then()
                .statusCode(303);
        var first = address(olive.get(draft + "/preview"));
        upload(olive, draft, "look", PETITION, Photo.taken(711, 411)).then().statusCode(303);
        var second = address(olive.get(draft + "/preview"));
        assertTrue(first.endsWith("-611x411.jpg") && second.endsWith("-711x411.jpg"), first + second);
        order(olive, draft, "look", "unpicture " + PETITION).then().statusCode(303);
        olive.get(draft + "/preview").then().body(not(containsString("/pictures/")));
        olive.get(draft + "/look").then().body(not(containsString("A pond")));
        var entries = db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'draft.picture' AND subject = ? ORDER BY number",
                        "draft " + draft.substring(draft.lastIndexOf('/') + 1))
                .mapTo(String.class)
                .list());
        assertEquals(3, entries.size());
        assertEquals("petition.picture: none", entries.get(2));
        // What nothing names any more goes, and what a draft or a page names stays.
        upload(olive, draft, "look", PETITION, Photo.taken(811, 411)).then().statusCode(303);
        var third = address(olive.get(draft + "/preview"));
        db.useTransaction(
                handle -> DraftStore.forgetPictures(handle, Instant.now().plusSeconds(60)));
        assertEquals(0, stored(first) + stored(second));
        assertEquals(1, stored(third));
    }

    @Test
    void nobody_puts_a_picture_over_what_another_saved_since() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Paint the bus shelter");
        var old = revision(olive, draft);
        save(olive, draft, "look", "campaign.hashtags", "#Shelter");
        sent(olive, draft, "look", PETITION, Photo.taken(600, 400), "revision", old, "do", "save")
                .then()
                .statusCode(409)
                .body(not(containsString("/pictures/")));
        olive.get(draft + "/look").then().body(containsString("#Shelter"), not(containsString("/pictures/")));
        var stranger = Desk.invited("pictures-stranger", "--organisation", "example-legal-aid", "--role", "owner");
        sent(stranger, draft, "look", PETITION, Photo.taken(600, 400), "revision", old)
                .then()
                .statusCode(404);
    }

    @Test
    void a_picture_without_words_in_a_language_is_not_stored() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Bring the ferry back");
        upload(
                        olive,
                        draft,
                        "look",
                        PETITION,
                        Photo.taken(600, 400),
                        "had.languages",
                        "on",
                        "main",
                        "en",
                        "language.ar",
                        "on")
                .then()
                .statusCode(303);
        olive.get(draft + "/check")
                .then()
                .body(
                        containsString("no alternative text in this language: English."),
                        containsString("no alternative text in this language: Arabic."));
        save(olive, draft, "look", ALT, "An empty jetty", "had.languages", "on", "main", "en", "language.ar", "on");
        olive.get(draft + "/check")
                .then()
                .body(
                        not(containsString("in this language: English.")),
                        containsString("no alternative text in this language: Arabic."),
                        containsString(draft + "/languages/ar#petition-picture-alt"));
        olive.get(draft + "/languages/ar").then().body(containsString("An empty jetty"));
        save(olive, draft, "languages/ar", "petition.title", "أعيدوا العبّارة", ALT, "رصيف خالٍ");
        olive.get(draft + "/check").then().body(not(containsString("no alternative text")));
        olive.get(draft + "/preview?in=ar").then().body(containsString("alt=\"رصيف خالٍ\""));
    }

    @Test
    void a_copy_takes_the_picture_along_and_a_file_of_a_draft_is_a_folder_with_it() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Mow the meadow later");
        upload(olive, draft, "look", PETITION, Photo.taken(600, 400), ALT, "A meadow")
                .then()
                .statusCode(303);
        var copy = olive.send(draft.replace("/drafts/", "/drafts/begin/again/")).getHeader("Location");
        olive.get(copy.replace("/text", "/preview")).then().body(containsString("-600x400.jpg"));
        olive.get(draft.replace("/drafts/", "/campaign-files/drafts/"))
                .then()
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"mow-the-meadow-later.zip\"");
    }

    @Test
    void an_announcement_has_a_picture_of_its_own() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Keep the post office");
        order(olive, draft, "after", "add announcements");
        upload(
                        olive,
                        draft,
                        "after",
                        "announcements[0].picture.file",
                        Photo.taken(640, 480),
                        "count.announcements",
                        "1",
                        "announcements[0].organisation",
                        "nnirr",
                        "announcements[0].title",
                        "We ask for the post office",
                        "announcements[0].body",
                        "It is the last one.\n\nSign.",
                        "announcements[0].picture.alt",
                        "A queue before a counter")
                .then()
                .statusCode(303);
        online(olive, draft, "keep-the-post-office");
        browser()
                .get("/announcements/we-ask-for-the-post-office")
                .then()
                .body(allOf(containsString("-640x480.jpg"), containsString("alt=\"A queue before a counter\"")));
    }

    @Test
    void an_address_that_is_made_from_a_name_is_never_said_to_be_missing() {
        var olive = Desk.demo("olive");
        var draft = Writer.begun(olive);
        olive.get(draft + "/check").then().body(not(containsString("Address of the")));
        save(olive, draft, "text", "petition.title", "!!!", "petition.ask", "Do.", "petition.body", "Dear.");
        save(olive, draft, "look", "campaign.title", "☂");
        olive.get(draft + "/check").then().body(not(containsString("Address of the")));
    }

    @Test
    void the_preview_has_the_colour_of_the_draft() {
        var olive = Desk.demo("olive");
        var draft = written(olive, "Colour the wall");
        save(olive, draft, "look", "campaign.colour", "#0b6e4f");
        var sheet = draft + "/preview/colour.css";
        olive.get(draft + "/preview").then().body(containsString(sheet));
        olive.get(sheet).then().contentType("text/css").body(containsString("#0b6e4f"));
    }

    /** Stores a draft and opens its petition, as two people would. */
    private void online(Desk desk, String draft, String slug) {
        Writer.tried(desk, draft);
        var stored = desk.send(draft + "/check", "revision", revision(desk, draft));
        assertEquals(200, stored.statusCode(), stored.asString());
        db.useTransaction(handle -> {
            handle.execute("UPDATE action SET state = 'open' WHERE slug = ?", slug);
            Publication.changed(handle);
        });
        published.refresh();
    }

    private int stored(String address) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM picture WHERE name = ?", address.replace("/pictures/", ""))
                .mapTo(Integer.class)
                .one());
    }

    private static String address(Response page) {
        var found = ADDRESS.matcher(page.asString());
        assertTrue(found.find(), page.asString());
        return found.group(1);
    }

    /** Sends the form of a step as it was drawn last, with a file. */
    private static Response upload(Desk desk, String draft, String step, String field, byte[] file, String... fields) {
        var all = new java.util.ArrayList<>(java.util.List.of(fields));
        all.addAll(java.util.List.of("revision", revision(desk, draft), "do", "picture " + field));
        return sent(desk, draft, step, field, file, all.toArray(String[]::new));
    }

    private static Response sent(Desk desk, String draft, String step, String field, byte[] file, String... fields) {
        var request = browser()
                .cookie("staff", desk.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", desk.form("/staff"));
        for (int i = 0; i < fields.length; i += 2)
            request.multiPart(new io.restassured.builder.MultiPartSpecBuilder(fields[i + 1])
                    .controlName(fields[i])
                    .charset(StandardCharsets.UTF_8)
                    .build());
        return request.multiPart(field, file.length == 0 ? "" : "picture.jpg", file, "image/jpeg")
                .post(draft + "/" + step);
    }
}
