package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.supporter.OpenCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;
import picocli.CommandLine;

/** What a target is handed: the right number, the names of those who agreed and of nobody else, and proof of both. */
@QuarkusTest
class PackTest {

    @Inject
    Db db;

    @TempDir
    Path folder;

    private final String prefix = "pack" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_book_names_those_who_agreed_and_counts_everybody() throws IOException {
        var petition = signed();
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var path = packs.ask(owner, "names", "on");
        owner.get(path).then().statusCode(200).body(containsString("Waits for approval"));
        var second = member("Seth", "owner");
        packs.approve(second);
        second.get("/staff/audit?action=approval.give")
                .then()
                .body(containsString(
                        "<p>Seth approved as the second person: making a pack with names for the petition “"));
        packs.ready(owner, path);
        var opened = Packs.unzip(owner.send(path, "do", "opened").asByteArray());

        assertEquals(
                Set.of(
                        "letter.pdf",
                        "petition.pdf",
                        "numbers.csv",
                        "names-001-of-001.pdf",
                        "names.csv",
                        "names.xlsx",
                        "names-US.csv",
                        "manifest.json"),
                opened.keySet());
        var names = text(opened.get("names-001-of-001.pdf"));
        assertTrue(names.contains("Public Pia Ångström") && names.contains("ليلى"), names);
        assertFalse(names.contains("Hugo"), names);
        assertFalse(new String(opened.get("names.csv"), StandardCharsets.UTF_8).contains("Hugo"));
        var book = text(opened.get("petition.pdf"));
        assertTrue(
                java.util.regex.Pattern.compile("\\b3\\s+people have signed")
                        .matcher(book)
                        .find(),
                book);
        assertTrue(book.contains("2 of them agreed to be named"), book);
        assertTrue(text(opened.get("letter.pdf")).contains("Ada Example"));
        for (var name : List.of("letter.pdf", "petition.pdf", "names-001-of-001.pdf"))
            try (var document = Loader.loadPDF(opened.get(name))) {
                assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked(), name + " is tagged");
                assertEquals("en", document.getDocumentCatalog().getLanguage().substring(0, 2));
                for (var font : document.getPage(0).getResources().getFontNames())
                    assertTrue(document.getPage(0).getResources().getFont(font).isEmbedded());
            }
    }

    @Test
    void names_stand_in_the_book_in_their_own_script_and_it_counts_those_that_it_cannot_print() throws IOException {
        var petition = signed();
        for (var name : List.of("प्रियंका क्षत्रिय", "ශ්‍රීමතී පෙරේරා", "김민준", "ޢަލީ")) supporter(petition, name, true);
        World.await(() -> petition.published() == 7, "seven in the log");
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var path = packs.made(owner, member("Seth", "owner"));
        var opened = Packs.unzip(owner.send(path, "do", "opened").asByteArray());
        var names = text(opened.get("names-001-of-001.pdf"));
        for (var name : List.of("प्रियंका क्षत्रिय", "ශ්‍රීමතී පෙරේරා", "김민준"))
            assertTrue(names.lines().anyMatch(line -> line.contains(name)), names);
        assertTrue(names.contains("1 name is in a script that this book cannot print"), names);
        assertTrue(new String(opened.get("names.csv"), StandardCharsets.UTF_8).contains("ޢަލީ"));
    }

    @Test
    void its_manifest_proves_number_and_files_to_whoever_has_no_network() throws IOException {
        var petition = signed();
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var path = packs.made(owner, member("Seth", "owner"));
        var key = World.browser().get("/delivery/vkey").asString().strip();
        packs.write(folder, owner.send(path, "do", "locked"));
        var manifest = folder.resolve("manifest.json").toString();
        packs.says(0, "VALID: 3 signatures", manifest, "--key", key);
        packs.says(0, "Key: the one you gave", manifest, "--key", key);
        packs.says(0, "fits itself", manifest);

        packs.write(folder, owner.send(path, "do", "opened"));
        packs.says(0, "7 of 7 files", manifest, "--key", key);
        var csv = folder.resolve("names.csv");
        var good = Files.readAllBytes(csv);
        Files.writeString(csv, "country,name\nUS,Somebody Else\n");
        packs.says(1, "names.csv is not the one that was signed", manifest);
        Files.write(csv, good);
        Files.delete(folder.resolve("letter.pdf"));
        packs.says(1, "1 of its files are not beside it, such as letter.pdf", manifest);
        packs.says(0, "Not here, so not checked: letter.pdf", manifest, "--ignore-missing");
        var text = Files.readString(Path.of(manifest));
        Files.writeString(Path.of(manifest), text.replace("\"signatures\" : 3", "\"signatures\" : 4"));
        packs.says(1, "something in it was changed", manifest);
        Files.writeString(Path.of(manifest), text.substring(0, text.length() / 2));
        packs.says(2, "damaged", manifest);
        Files.writeString(Path.of(manifest), text.replace("\"letter.pdf\"", "\"../letter.pdf\""));
        packs.says(2, "no file", manifest);
    }

    @Test
    void files_with_names_are_stored_locked_and_open_for_the_recipients_alone() throws IOException {
        var petition = signed();
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var pair = Hpke.newPair();
        var path = packs.ask(owner, "names", "on", "recipients", AgeFile.recipient(pair.open()));
        packs.approve(member("Seth", "owner"));
        packs.ready(owner, path);
        var locked = Packs.unzip(owner.send(path, "do", "locked").asByteArray());
        var sealed = locked.get("names.csv.age");
        assertTrue(AgeFile.is(sealed));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("Public Pia"));
        var opened = AgeFile.open(sealed, AgeFile.identity(pair.secret())).orElseThrow();
        assertTrue(new String(opened, StandardCharsets.UTF_8).contains("US,Public Pia"));
        assertTrue(
                AgeFile.open(sealed, AgeFile.identity(Hpke.newPair().secret())).isEmpty());
        var file = Files.write(folder.resolve("names.csv.age"), sealed);
        var key = folder.resolve("office.key");
        Files.writeString(key, KeyText.ofPrivate(pair.secret()));
        assertEquals(0, open(file, key));
        assertArrayEquals(opened, Files.readAllBytes(folder.resolve("names.csv")));
        assertEquals(2, open(file, key), "nothing is overwritten");
        Files.delete(folder.resolve("names.csv"));
        Files.writeString(key, KeyText.ofPrivate(Hpke.newPair().secret()));
        assertEquals(1, open(file, key));
        assertEquals(
                List.of("opened 0", "locked 1"),
                List.of("opened " + released("opened"), "locked " + released("locked")));
    }

    @Test
    void a_name_that_a_spreadsheet_could_take_for_a_formula_is_text() throws IOException {
        var petition = OwnPetition.open(prefix);
        supporter(petition, "=HYPERLINK(1)", true);
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var path = packs.made(owner, member("Seth", "owner"));
        var opened = Packs.unzip(owner.send(path, "do", "opened").asByteArray());
        assertEquals(
                "country,name\r\nUS,'=HYPERLINK(1)\r\n", new String(opened.get("names.csv"), StandardCharsets.UTF_8));
        var book = Files.write(folder.resolve("names.xlsx"), opened.get("names.xlsx"));
        String sheet;
        try (var zip = new ZipFile(book.toFile());
                var in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(sheet.contains("=HYPERLINK(1)") && !sheet.contains("<f>"), sheet);
    }

    @Test
    void a_campaigner_gets_the_numbers_at_once_and_never_a_name() {
        var petition = signed();
        var packs = new Packs(db, petition);
        var campaigner = member("Cleo", "campaigner");
        campaigner.send(packs.page(), packs.fields("names", "on")).then().statusCode(403);
        var path = packs.ask(campaigner);
        packs.ready(campaigner, path);
        var opened = Packs.unzip(campaigner.send(path, "do", "opened").asByteArray());
        assertEquals(Set.of("letter.pdf", "petition.pdf", "numbers.csv", "manifest.json"), opened.keySet());
        assertTrue(new String(opened.get("numbers.csv"), StandardCharsets.UTF_8).endsWith(",All,3\r\n"));
        member("Vera", "viewer").get(packs.page()).then().statusCode(404);
    }

    @Test
    void bad_input_is_refused_whole_with_nothing_lost() {
        var packs = new Packs(db, OwnPetition.open(prefix));
        var owner = member("Oona", "owner");
        owner.send(
                        packs.page(),
                        "target",
                        "7",
                        "language",
                        "xx",
                        "letter",
                        " ",
                        "signed-by",
                        "<i>A</i>",
                        "recipients",
                        "age1xyz")
                .then()
                .statusCode(422)
                .body(containsString("Choose a target"), containsString("Choose a language"))
                .body(containsString("Write what the letter says"), containsString("age-keygen"))
                .body(containsString("&lt;i&gt;A&lt;/i&gt;"), not(containsString("<i>A</i>")));
        owner.get(packs.page()).then().body(containsString("Nobody has prepared a pack yet"));
        owner.get(packs.page() + "/" + UUID.randomUUID()).then().statusCode(404);
        owner.get(packs.page() + "/nonsense").then().statusCode(404);
    }

    @Test
    void names_go_when_the_petition_is_retired_or_the_pack_is_removed() {
        var petition = signed();
        var packs = new Packs(db, petition);
        var owner = member("Oona", "owner");
        var path = packs.made(owner, member("Seth", "owner"));
        assertEquals(4, packs.personalFiles());
        packs.retire();
        assertEquals(0, packs.personalFiles());
        owner.get(path).then().statusCode(200).body(containsString("were removed"), containsString("letter.pdf"));
        owner.send(path, "do", "remove").then().statusCode(303);
        owner.get(path).then().statusCode(404);
    }

    private OwnPetition signed() {
        var petition = OwnPetition.open(prefix);
        supporter(petition, "Public Pia Ångström", true);
        supporter(petition, "ليلى حداد", true);
        supporter(petition, "Hidden Hugo", false);
        World.await(() -> petition.published() == 3, "three in the log");
        return petition;
    }

    private static void supporter(OwnPetition petition, String name, boolean named) {
        petition.supporter(name, World.address("s"), named ? new String[] {"public"} : new String[0]);
        World.await(() -> petition.published() > 0, "the first in the log");
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private long released(String how) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM audit_entry WHERE action = 'delivery.release' AND subject LIKE ? AND detail LIKE ?",
                        "%" + prefix + "%",
                        "%, " + how)
                .mapTo(Long.class)
                .one());
    }

    private static int open(Path file, Path key) {
        return new CommandLine(new OpenCommand())
                .setErr(new PrintWriter(new StringWriter()))
                .execute(file.toString(), "--key", key.toString());
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return java.text.Normalizer.normalize(
                    new PDFTextStripper().getText(document), java.text.Normalizer.Form.NFKC);
        }
    }
}
