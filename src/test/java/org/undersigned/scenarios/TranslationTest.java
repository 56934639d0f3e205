package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.Desk;

/** Volunteers translate the interface in the workspace: one suggests, another accepts, and the site says it at once. */
@QuarkusTest
class TranslationTest {

    private static final String SPANISH = "/staff/translations/es";
    private static final String TEXTS = SPANISH + "/texts";
    private static final String ABOUT = Messages.file("es").get("layout.about");

    private static final String ACCEPTED =
            "SELECT count(*) FROM audit_entry WHERE action = 'translation.accept' AND detail = 'es layout.about'";

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private Desk olive;
    private Desk tara;
    private Desk opal;

    @BeforeEach
    void tara_is_a_volunteer() {
        olive = Desk.demo("olive");
        tara = Desk.invited("Tara", "--organisation", "nnirr", "--role", "translator");
        opal = Desk.invited("Opal");
    }

    @AfterEach
    void nothing_stays() {
        db.useTransaction(handle -> {
            for (var table : List.of("translation", "translation_suggestion", "translation_language"))
                handle.execute("DELETE FROM " + table);
            Publication.changed(handle);
        });
        published.refresh();
    }

    @Test
    void a_translator_sees_the_texts_of_the_site_and_nothing_of_the_organisation() {
        tara.get("/staff")
                .then()
                .statusCode(200)
                .body(containsString("/staff/translations"))
                .body(not(containsString("nnirr")));
        tara.get("/staff/translations").then().statusCode(200).body(containsString("Español"));
        tara.get("/staff/organisations/nnirr/supporters").then().statusCode(404);
        tara.get("/staff/organisations/nnirr/members").then().statusCode(404);
        tara.get("/staff/campaigns").then().statusCode(200).body(not(containsString("detention")));
        tara.get("/staff/drafts").then().statusCode(200).body(not(containsString("detention")));
        tara.get("/staff/audit").then().statusCode(403);
    }

    @Test
    void what_one_suggests_another_accepts_and_the_site_says_it_at_once() {
        var before = count(ACCEPTED);
        about(ABOUT);
        tara.send(TEXTS, "t-layout.about", "Sobre este lugar")
                .then()
                .statusCode(200)
                .body(containsString("Suggestions: 1. Decisions: 0."));
        about(ABOUT);
        var id = suggestion("layout.about");

        // Her own words are not hers to accept, and a translator accepts nobody's.
        tara.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        var tim = Desk.invited("Tim", "--organisation", "nnirr", "--role", "translator");
        tim.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        // Nor does an owner accept what one suggests to whom an organisation gave an account.
        olive.get(TEXTS + "?show=suggested").then().body(not(containsString("a-" + id)));
        olive.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        about(ABOUT);

        opal.get(TEXTS + "?show=suggested")
                .then()
                .body(containsString("Sobre este lugar"))
                .body(containsString("a-" + id));
        opal.send(TEXTS, "d-" + id, "accept").then().statusCode(200).body(containsString("Decisions: 1."));
        about("Sobre este lugar");
        assertEquals(before + 1, count(ACCEPTED));

        // English that has changed since makes it a translation of something else: the program's own words show, and
        // the list says why.
        change("UPDATE translation SET english = 'Something else'");
        about(ABOUT);
        olive.get(TEXTS + "?show=outdated").then().body(containsString("Something else"));
        change("UPDATE translation SET english = '" + Messages.file("en").get("layout.about") + "'");
        about("Sobre este lugar");
        olive.send(TEXTS, "drop-layout.about", "on").then().statusCode(200);
        about("Sobre este lugar");
        opal.send(TEXTS, "drop-layout.about", "on").then().statusCode(200);
        about(ABOUT);
    }

    @Test
    void a_writer_accepts_what_an_operator_suggests() {
        opal.send(TEXTS, "t-layout.about", "Sobre este lugar").then().statusCode(200);
        var id = suggestion("layout.about");
        tara.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        opal.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        about(ABOUT);
        olive.send(TEXTS, "d-" + id, "accept").then().statusCode(200);
        about("Sobre este lugar");
    }

    @Test
    void a_form_that_comes_back_keeps_what_was_decided_in_it() {
        tara.send(TEXTS, "t-layout.about", "Sobre este lugar").then().statusCode(200);
        var id = suggestion("layout.about");
        opal.send(TEXTS, "show", "missing", "t-layout.about", "Véase evil.click", "d-" + id, "decline")
                .then()
                .statusCode(422)
                .body(containsString("Véase evil.click"))
                .body(containsString("id=\"r-" + id + "\" name=\"d-" + id + "\" value=\"decline\" checked"));
        assertEquals(1, count("SELECT count(*) FROM translation_suggestion"));
    }

    @Test
    void an_old_form_does_not_suggest_what_its_fields_showed() {
        accepted("es", "layout.about", "Sobre este lugar");
        var page = olive.get(TEXTS + "?q=layout.about").asString();
        var was = page.replaceAll("(?s).*name=\"h-layout\\.about\" value=\"([0-9a-f]+)\".*", "$1");
        opal.send(TEXTS, "drop-layout.about", "on").then().statusCode(200);
        olive.send(TEXTS, "h-layout.about", was, "t-layout.about", "Sobre este lugar")
                .then()
                .body(containsString("Suggestions: 0."));
        assertEquals(0, count("SELECT count(*) FROM translation_suggestion"));
    }

    @Test
    void accepted_words_that_newer_checks_refuse_are_outdated_and_are_not_said() {
        accepted("es", "layout.about", "Sobre este lugar");
        change("UPDATE translation SET words = 'Véase evil.click'");
        about(ABOUT);
        opal.get(TEXTS + "?show=outdated")
                .then()
                .body(containsString("Véase evil.click"))
                .body(containsString("This is part of an address that is not in the English: l.c"));
    }

    @Test
    void what_cannot_stand_for_the_english_is_refused_whole_and_comes_back_filled_in() {
        tara.send(
                        TEXTS,
                        "area",
                        "campaign",
                        "q",
                        "signOnCount",
                        "t-layout.about",
                        "Sobre este lugar",
                        "t-campaign.signOnCount",
                        "<b>{0, plural, other {# grupos}}</b>")
                .then()
                .statusCode(422)
                .body(containsString("The form one is missing."))
                .body(containsString("This markup is not in the English: &lt;b&gt;"))
                .body(containsString("&lt;b&gt;{0, plural, other {# grupos}}&lt;/b&gt;"));
        assertEquals(0, count("SELECT count(*) FROM translation_suggestion"));
        // Looking keeps nothing, and shows every form.
        tara.send(
                        TEXTS,
                        "do",
                        "look",
                        "area",
                        "campaign",
                        "q",
                        "signOnCount",
                        "t-campaign.signOnCount",
                        "{0, plural, one {# grupo firma} other {# grupos firman}}")
                .then()
                .statusCode(200)
                .body(containsString("<li>1 grupo firma</li>"))
                .body(containsString("<li>5 grupos firman</li>"));
        assertEquals(0, count("SELECT count(*) FROM translation_suggestion"));
    }

    @Test
    void what_people_consent_to_stays_as_it_is_and_goes_out_with_the_files() throws IOException {
        var before = Messages.of("es").t("signature.notice", "X");
        accepted("es", "signature.notice", "{0} puede escribirme.");
        assertEquals(before, Messages.of("es").t("signature.notice", "X"));
        assertTrue(files("es").get("messages/signature/es.properties").contains("\nnotice={0} puede escribirme.\n"));
    }

    @Test
    void another_language_begins_here_and_is_spoken_only_once_the_program_has_its_files() throws IOException {
        tara.send("/staff/translations", "tag", "nonsense")
                .then()
                .statusCode(422)
                .body(containsString("nonsense"));
        tara.send("/staff/translations", "tag", "TL").then().statusCode(303);
        tara.get("/staff/translations/tl").then().statusCode(200).body(containsString("Tagalog"));
        accepted("tl", "layout.about", "Tungkol dito");
        assertEquals("about=Tungkol dito\n", files("tl").get("messages/layout/tl.properties"));
        browser().get("/tl/about").then().statusCode(404);
        tara.get("/staff/translations/ja").then().statusCode(404);
        tara.get("/staff/translations/en").then().statusCode(404);
    }

    @Test
    void two_who_differ_make_a_text_disputed() {
        tara.send(TEXTS, "t-layout.about", "Sobre este lugar").then().statusCode(200);
        olive.send(TEXTS, "t-layout.about", "De qué va esto").then().statusCode(200);
        tara.get(TEXTS + "?show=disputed")
                .then()
                .body(containsString("Sobre este lugar"))
                .body(containsString("De qué va esto"));
    }

    private void accepted(String language, String key, String words) {
        var texts = "/staff/translations/" + language + "/texts";
        tara.send(texts, "t-" + key, words).then().statusCode(200).body(containsString("Suggestions: 1."));
        opal.send(texts, "d-" + suggestion(key), "accept")
                .then()
                .statusCode(200)
                .body(containsString("Decisions: 1."));
    }

    private void about(String words) {
        browser().get("/es/contact").then().statusCode(200).body(containsString(">" + words + "</a>"));
    }

    private String suggestion(String key) {
        return db.read(handle -> handle.select("SELECT id::text FROM translation_suggestion WHERE key = ?", key)
                .mapTo(String.class)
                .one());
    }

    private int count(String sql) {
        return db.read(handle -> handle.select(sql).mapTo(Integer.class).one());
    }

    private void change(String sql) {
        db.useTransaction(handle -> {
            handle.execute(sql);
            Publication.changed(handle);
        });
        published.refresh();
    }

    private Map<String, String> files(String language) throws IOException {
        var files = new HashMap<String, String>();
        var bytes = tara.get("/staff/translations/" + language + "/files.zip").asByteArray();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }
}
