package org.undersigned.draft;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.undersigned.draft.Writer.begun;
import static org.undersigned.draft.Writer.edited;
import static org.undersigned.draft.Writer.launched;
import static org.undersigned.draft.Writer.order;
import static org.undersigned.draft.Writer.revision;
import static org.undersigned.draft.Writer.save;
import static org.undersigned.draft.Writer.written;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;

/** A language that was begun and is not wanted any more. */
@QuarkusTest
class LanguageRemovalTest {

    private static final String TITLE = "Laissez l’école ouverte";

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Test
    void a_language_is_taken_out_with_its_texts_after_these_were_told() {
        var olive = Desk.demo("olive");
        var draft = begunIn(olive, "fr");
        olive.get(draft + "/languages/fr").then().body(containsString("href=\"" + draft + "/languages/fr/removal\""));
        olive.get(draft + "/languages/fr/removal")
                .then()
                .statusCode(200)
                .body(
                        containsString("<h1>Take out French</h1>"),
                        containsString("2 texts are deleted"),
                        containsString(TITLE),
                        containsString("Le conseil…"),
                        containsString("/staff/campaign-files/drafts/"));
        taken(olive, draft, "fr").then().statusCode(303).header("Location", endsWith("/look#languages"));
        olive.get(draft + "/languages/fr").then().statusCode(404);
        file(olive, draft).then().body(not(containsString(TITLE)), containsString("Keep the school open"));
        // Ticked once more, it begins anew.
        tick(olive, draft, "fr");
        olive.get(draft + "/languages/fr/removal").then().body(containsString("Nothing is written in this language"));
    }

    @Test
    void the_main_language_and_one_that_the_draft_is_not_in_cannot_be_taken_out() {
        var olive = Desk.demo("olive");
        var draft = begunIn(olive, "fr");
        for (var language : new String[] {"en", "de", "xx"}) {
            olive.get(draft + "/languages/" + language + "/removal").then().statusCode(404);
            taken(olive, draft, language).then().statusCode(404);
        }
    }

    @Test
    void what_somebody_wrote_since_is_not_lost() {
        var olive = Desk.demo("olive");
        var draft = begunIn(olive, "fr");
        var seen = revision(olive, draft);
        save(olive, draft, "languages/fr", "petition.body", "Des mots nouveaux.")
                .then()
                .statusCode(303);
        olive.send(draft + "/languages/fr/removal", "revision", seen)
                .then()
                .statusCode(409)
                .body(containsString("was saved after you opened the page"), containsString("Des mots nouveaux."));
        file(olive, draft).then().body(containsString(TITLE));
    }

    @Test
    void what_other_campaigns_show_too_stays() {
        var olive = Desk.demo("olive");
        var draft = begun(olive);
        tick(olive, draft, "es");
        save(olive, draft, "text", "petition.title", "Keep the library open");
        save(olive, draft, "languages/es", "petition.title", "Dejen abierta la biblioteca");
        olive.get(draft + "/languages/es/removal").then().body(containsString("1 text is deleted"));
        taken(olive, draft, "es").then().statusCode(303);
        file(olive, draft)
                .then()
                .body(containsString("US Welcomes reúne"), not(containsString("Dejen abierta la biblioteca")));
    }

    @Test
    void a_language_in_which_the_petition_is_online_stays() {
        var olive = Desk.demo("olive");
        var slug = launched(olive, "Keep the mill turning");
        var before = edited(olive, slug);
        tick(olive, before, "fr");
        save(olive, before, "languages/fr", "petition.title", "Laissez tourner le moulin");
        // As if it had been launched in both.
        db.useTransaction(handle -> handle.execute("""
                UPDATE petition_version SET title = '{"en": "Keep the mill turning", "fr": "Laissez tourner le moulin"}'
                 WHERE petition = (SELECT id FROM action WHERE slug = ?)
                """, slug));
        db.useTransaction(handle -> {
            handle.execute("UPDATE action SET state = 'open' WHERE slug = ?", slug);
            Publication.changed(handle);
        });
        published.refresh();
        olive.get(before + "/languages/fr/removal")
                .then()
                .statusCode(200)
                .body(containsString("online in this language"), not(containsString("<button>Take")));
        taken(olive, before, "fr").then().statusCode(409).body(containsString("online in this language"));
        save(olive, before, "look", "had.languages", "on", "main", "en", "language.ht", "on");
        olive.get(before + "/languages/fr").then().statusCode(200).body(containsString("Laissez tourner"));
        olive.get(before + "/look").then().body(containsString("cannot be unticked"));
        // Haitian Creole was only begun.
        taken(olive, before, "ht").then().statusCode(303);
    }

    @Test
    void what_waits_in_a_language_that_was_unticked_is_told_before_it_is_left_out() {
        var olive = Desk.demo("olive");
        var draft = begunIn(olive, "fr");
        olive.get(draft + "/check").then().body(not(containsString("left out when the draft is stored")));
        save(olive, draft, "look", "had.languages", "on", "main", "en");
        olive.get(draft + "/check").then().body(containsString("2 texts wait in this language and are left out"));
        tick(olive, draft, "fr");
        olive.get(draft + "/languages/fr").then().body(containsString(TITLE));
    }

    /** A draft with two texts in another language. */
    private static String begunIn(Desk desk, String language) {
        var draft = written(desk, "Keep the school open");
        tick(desk, draft, language);
        save(
                desk,
                draft,
                "languages/" + language,
                "petition.title",
                TITLE,
                "petition.ask",
                "Le conseil\n\n- doit répondre.");
        return draft;
    }

    private static void tick(Desk desk, String draft, String language) {
        order(desk, draft, "look", "save", "had.languages", "on", "main", "en", "language." + language, "on")
                .then()
                .statusCode(303);
    }

    private static Response taken(Desk desk, String draft, String language) {
        return desk.send(draft + "/languages/" + language + "/removal", "revision", revision(desk, draft));
    }

    private static Response file(Desk desk, String draft) {
        return desk.get(draft.replace("/staff/drafts/", "/staff/campaign-files/drafts/"));
    }
}
