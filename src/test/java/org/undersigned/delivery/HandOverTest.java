package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A petition is handed over, received and answered, and everybody can see each of it. */
@QuarkusTest
class HandOverTest {

    private static final Pattern LINK = Pattern.compile("/deliveries/[A-Za-z0-9_-]{43}");

    @Inject
    Db db;

    @TempDir
    Path folder;

    private final String prefix = "hand" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_hand_over_is_public_with_its_manifest_and_the_office_says_that_it_has_it() throws IOException {
        var before = audited("delivery.acknowledge", "delivery%");
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = member("Cleo", "campaigner");
        petition.supporter("Sam Signer", World.address("sam"));
        World.await(() -> petition.published() == 1, "the signature");
        Handing.close(desk, packs);
        var pack = packs.ask(desk);
        packs.ready(desk, pack);
        var answer = Handing.record(desk, packs, "pack", pack.substring(pack.lastIndexOf('/') + 1));
        answer.then().statusCode(200).body(containsString("This link is shown once"));
        var link = link(answer);

        browser()
                .get(petition.path())
                .then()
                .body(containsString("Handed over: Minister for Water."), containsString("In person"))
                .body(containsString("Ada &lt;b&gt;Example&lt;/b&gt;"), containsString("An answer is awaited"));
        var manifest =
                browser().get(petition.path()).asString().replaceFirst("(?s).*href=\"([^\"]+manifest.json)\".*", "$1");
        var file = folder.resolve("manifest.json");
        Files.write(
                file, browser().get(manifest).then().statusCode(200).extract().asByteArray());
        packs.says(0, "VALID: 1 signatures", file.toString(), "--ignore-missing");

        browser()
                .get(link)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("We received it"));
        browser().get(petition.path()).then().body(not(containsString("said on")));
        browser().post(link).then().statusCode(200).body(containsString("Thank you"));
        browser().post(link).then().statusCode(200).body(containsString("Thank you"));
        Handing.refresh();
        browser().get(petition.path()).then().body(containsString("that it received it"));
        assertEquals(before + 1, audited("delivery.acknowledge", "delivery%"));
        member("Olga", "owner")
                .get("/staff/audit?action=delivery.acknowledge")
                .then()
                .body(containsString("<p>The target’s office said that it received the petition “"));
        browser().get("/deliveries/" + "A".repeat(43)).then().statusCode(404);
    }

    @Test
    void the_answer_is_published_and_mailed_once_to_those_who_ticked_updates() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = member("Cleo", "campaigner");
        var told = World.address("told");
        var untold = World.address("untold");
        var gone = World.address("gone");
        var page = petition.supporter("Tilda Told", told, "updates");
        petition.supporter("Una Untold", untold);
        var left = petition.supporter("Gil Gone", gone, "updates");
        browser().post(left + "/updates").then().statusCode(303);
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs), desk, packs);
        var before = List.of(
                World.mails(told).size(),
                World.mails(untold).size(),
                World.mails(gone).size());

        Handing.answer(desk, path, "answer", "")
                .then()
                .statusCode(422)
                .body(containsString("Choose what the answer was"));
        Handing.answer(desk, path, "answer-url", "javascript:alert(1)")
                .then()
                .statusCode(422)
                .body(containsString("Write a whole address"), containsString("We will &lt;i&gt;think&lt;/i&gt;"));
        Handing.answer(desk, path).then().statusCode(200).body(containsString("Those who ticked updates get a mail"));
        Handing.answer(desk, path).then().statusCode(200);
        Handing.answer(desk, path, "answer", "no", "answer-text", "Something else")
                .then()
                .statusCode(422)
                .body(containsString("It was answered before"), containsString("Something else</textarea>"));

        World.await(() -> World.mails(told).size() > before.get(0), "the mail about the answer");
        var mail = World.mails(told).getFirst();
        assertTrue(mail.subject().startsWith("Answered: "), mail.subject());
        assertTrue(
                mail.text().contains("The answer: partly.") && mail.text().contains("We will <i>think</i>"),
                mail.text());
        assertTrue(mail.text().contains(page), mail.text());
        assertTrue(mail.text().contains("because you ticked updates"), mail.text());
        assertFalse(mail.text().contains("used for nothing else"), "what the mail to confirm says");
        assertTrue(mail.headers().get("List-Unsubscribe").contains("/unsubscribe/"), "as a mailing has it");
        assertEquals("List-Unsubscribe=One-Click", mail.headers().get("List-Unsubscribe-Post"));
        assertTrue(mail.headers().get("List-Id").contains(prefix + "-river-watch"), "of the organisation that leads");
        assertEquals(before.get(0) + 1, World.mails(told).size());
        assertEquals(before.get(1), World.mails(untold).size());
        assertEquals(before.get(2), World.mails(gone).size());
        Handing.refresh();
        browser()
                .get(petition.path())
                .then()
                .body(containsString("The answer (Minister for Water): partly."), containsString("The answer: partly."))
                .body(containsString("We will &lt;i&gt;think&lt;/i&gt;"));
        assertEquals(1, audited("delivery.mail", "%" + prefix + "%"));
    }

    @Test
    void mails_about_the_answer_are_due_as_fast_as_the_leads_sender_allows() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = member("Cleo", "campaigner");
        for (var name : List.of("ann", "ben", "cem")) petition.supporter(name, World.address(name), "updates");
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO sender (organisation, state, name, address, domain, reply_to, per_minute, proven)
                SELECT id, 'in-force', 'River Watch', 'news@river.example.net', 'river.example.net', '', 30, 'operator'
                  FROM organisation WHERE slug = ?
                """, prefix + "-river-watch"));
        Handing.close(desk, packs);
        Handing.answer(desk, Handing.path(Handing.record(desk, packs), desk, packs))
                .then()
                .statusCode(200);
        var apart = db.read(handle ->
                handle.select("""
                        SELECT extract(epoch FROM max(o.due) - min(o.due)) FROM outbox o
                          JOIN signature s ON s.id = o.subject_id JOIN action a ON a.id = s.petition
                         WHERE o.kind = 'response' AND a.slug = ?
                        """, petition.slug()).mapTo(Double.class).one());
        assertEquals(4.0, apart, 0.001, "three mails, two seconds apart");
    }

    @Test
    void a_photo_is_drawn_anew_and_what_is_no_picture_is_refused() throws IOException {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = member("Cleo", "campaigner");
        Handing.close(desk, packs);
        var path = Handing.path(Handing.record(desk, packs), desk, packs);
        photo(desk, path, "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "Words <b>kept</b>")
                .then()
                .statusCode(422)
                .body(containsString("Choose a JPEG or PNG picture"), containsString("Words &lt;b&gt;kept&lt;/b&gt;"));
        photo(desk, path, jpeg(40, 30), " ").then().statusCode(422).body(containsString("Say in words"));

        photo(desk, path, jpeg(4_000, 1_000), "People with a box")
                .then()
                .statusCode(200)
                .body(containsString("photo is on"));
        Handing.refresh();
        var address = browser().get(petition.path()).asString().replaceFirst("(?s).*<img src=\"([^\"]+.jpg)\".*", "$1");
        var kept = browser()
                .get(address)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("taken at home"));
        assertEquals(1_600, ImageIO.read(new ByteArrayInputStream(kept)).getWidth());
        browser().get(petition.path()).then().body(containsString("alt=\"People with a box\""));
        desk.send(path, "do", "no-photo").then().statusCode(200);
        browser().get(address).then().statusCode(404);
    }

    @Test
    void bad_input_is_refused_and_only_a_closed_petition_of_ones_own_is_handed_over() {
        var petition = OwnPetition.open(prefix);
        var packs = new Packs(db, petition);
        var desk = member("Cleo", "campaigner");
        desk.get(packs.page() + "/record").then().body(containsString("once the petition is closed"));
        Handing.close(desk, packs);
        desk.send(
                        packs.page() + "/record",
                        "target",
                        "9",
                        "handed-on",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(),
                        "way",
                        "by-pigeon",
                        "place",
                        "The <b>gate</b>",
                        "by-whom",
                        "",
                        "language",
                        "xx",
                        "pack",
                        UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body(containsString("Choose a target"), containsString("not in the future"))
                .body(containsString("Choose how"), containsString("Write something here"))
                .body(
                        containsString("Tick that you are sure."),
                        containsString("Choose a pack"),
                        containsString("The &lt;b&gt;gate&lt;/b&gt;"));
        browser().get(petition.path()).then().body(not(containsString("Handed over:")));
        member("Vera", "viewer").get(packs.page() + "/record").then().statusCode(404);
    }

    private static Response photo(Desk desk, String path, byte[] file, String words) {
        return browser()
                .cookie("staff", desk.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", desk.form("/staff"))
                .multiPart("photo-text", words)
                .multiPart("photo", "photo.jpg", file, "image/jpeg")
                .post(path + "/photo");
    }

    /** With a remark in it, as cameras write where and when. */
    private static byte[] jpeg(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        var plain = out.toByteArray();
        var remark = "taken at home".getBytes(StandardCharsets.US_ASCII);
        var with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        with.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (remark.length + 2)});
        with.write(remark);
        with.write(plain, 2, plain.length - 2);
        return with.toByteArray();
    }

    private static String link(Response answer) {
        var found = LINK.matcher(answer.asString());
        assertTrue(found.find(), "a link");
        return found.group();
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private long audited(String action, String subject) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = ? AND subject LIKE ?", action, subject)
                .mapTo(Long.class)
                .one());
    }
}
