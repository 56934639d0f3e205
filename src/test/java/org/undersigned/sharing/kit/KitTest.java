package org.undersigned.sharing.kit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** What a partner takes away to pass a petition on. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class KitTest {

    @Inject
    Petitions petitions;

    @Inject
    Db db;

    private final String prefix = "kit" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";
    private OwnPetition petition;
    private Desk nina;
    private String path;

    @BeforeEach
    void begin() {
        petition = OwnPetition.open(prefix);
        nina = Desk.invited("Nina", "--organisation", anglers, "--role", "viewer");
        path = "/staff/organisations/" + anglers + "/kits/" + petition.slug();
    }

    @Test
    void each_partner_sees_its_own_link_words_mail_and_form() {
        nina.get("/staff/organisations/" + anglers + "/supporters").then().body(containsString(path));
        nina.get(path)
                .then()
                .statusCode(200)
                .body(containsString(petition.path() + "?partner=" + anglers))
                .body(containsString("consent." + anglers + ".email"))
                .body(not(containsString("consent." + prefix + "-river-watch.email")));
        nina.get(path.replace(anglers, prefix + "-river-watch")).then().statusCode(404);
        browser().redirects().follow(false).get(path).then().statusCode(303);
        nina.get(path.replace(petition.slug(), "no-such-petition")).then().statusCode(404);
    }

    @Test
    void all_of_it_is_one_file() throws IOException {
        var files = unpacked(nina.get(path + "/kit.zip").asByteArray());
        for (var language : petitions.visible(petition.slug()).orElseThrow().languages())
            for (var name : new String[] {"words.txt", "mail.txt", "form.html", "poster-a4.pdf", "card.png"})
                assertTrue(files.containsKey(language + "/" + name), language + "/" + name + " in " + files.keySet());
        assertTrue(files.containsKey("qr.svg"));
        var mail = new String(files.get("en/mail.txt"), StandardCharsets.UTF_8);
        assertTrue(mail.contains("?partner=" + anglers), mail);
        assertEquals("%PDF", new String(files.get("en/poster-a4.pdf"), 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void a_form_on_a_partners_own_site_brings_a_signature_for_it() throws IOException {
        var form = new String(
                unpacked(nina.get(path + "/kit.zip").asByteArray()).get("en/form.html"), StandardCharsets.UTF_8);
        assertFalse(form.contains("checked"), "no box is ticked");
        assertFalse(form.contains("<script") || form.contains("style="), form);
        var action = found(form, "action=\"https?://[^/]*([^\"]*)\"");
        var email = World.address("ann");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Origin", "https://anglers.example.org")
                .header("Referer", "https://anglers.example.org/")
                .formParam("partner", found(form, "name=\"partner\" value=\"([^\"]*)\""))
                .formParam("source", found(form, "name=\"source\" value=\"([^\"]*)\""))
                .formParam("name", "Ann Angler")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam(found(form, "name=\"(consent[^\"]*)\""), "on")
                .post(action)
                .then()
                .statusCode(303);
        browser().post(World.mail(email, 1).path("/confirmations/")).then().statusCode(303);
        var id = petitions.visible(petition.slug()).orElseThrow().id();
        var sources = db.read(
                handle -> handle.select("SELECT source FROM signature WHERE petition = ? AND state = 'confirmed'", id)
                        .mapTo(String.class)
                        .list());
        assertEquals(java.util.List.of("embed:" + anglers), sources);
    }

    @Test
    void a_partners_campaigners_number_sheets_of_its_own_and_see_no_others() {
        var sheets = path + "/sheets";
        nina.get(path).then().body(not(containsString(sheets)));
        assertEquals(403, nina.get(sheets).statusCode());
        var cleo = Desk.invited("Cleo", "--organisation", anglers, "--role", "campaigner");
        cleo.get(path).then().body(containsString(sheets));
        cleo.send(sheets, "sheets", "0", "language", "xx")
                .then()
                .statusCode(422)
                .body(containsString("sheets-e"), containsString("language-e"));
        cleo.send(sheets, "sheets", "2", "language", "en")
                .then()
                .statusCode(303)
                .header("Location", containsString(sheets));
        var page = cleo.get(sheets).asString();
        var pdf = found(page, "href=\"(" + sheets + "/[0-9a-f-]{36}\\.pdf)\"");
        cleo.get(pdf).then().statusCode(200).contentType("application/pdf");
        var watch = Desk.invited("Wim", "--organisation", prefix + "-river-watch", "--role", "campaigner");
        var theirs = sheets.replace(anglers, prefix + "-river-watch");
        watch.get(theirs).then().statusCode(200).body(not(containsString(".pdf\"")));
        watch.get(pdf.replace(anglers, prefix + "-river-watch")).then().statusCode(404);
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern + " in " + text);
        return found.group(1);
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }
}
