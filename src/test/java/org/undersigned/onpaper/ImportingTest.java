package org.undersigned.onpaper;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.onpaper.Typist.of;
import static org.undersigned.onpaper.Typist.row;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.world.Desk;
import org.undersigned.world.TestDatabase;

/** Rows on paper that somebody typed into a table. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ImportingTest {

    @Test
    void a_file_is_tried_with_every_mistake_by_its_line_and_taken_in_whole_or_not_at_all() {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst().written();
        var bad = """
                sheet,row,name,email,postcode,country,A
                %1$s,1,Ana Sample,broken,78701,US,x
                1000-0000-1,2,Ben Sample,,78702,US,
                %1$s,1,Cleo Sample,,78703,XX,
                %1$s,9,,,,US,maybe
                """.formatted(sheet);
        var trial = tried(typist, bad.getBytes(StandardCharsets.UTF_8));
        trial.then()
                .statusCode(200)
                .body(containsString("7 mistakes"), containsString("Line 2"), containsString("Line 5"))
                .body(not(containsString("value=\"take\"")), containsString("Ana Sample"));
        typist.carla.send(path(trial), "do", "take").then().statusCode(422);
        assertEquals(List.of(), typist.waiting());

        var good = """
                sheet,row,name,email,postcode,country,A,2
                %1$s,1,Ana Sample,%2$s,78701,US,x,
                %1$s,2,Ana Sample,%2$s,78701,US,,
                %1$s,3,"=HYPERLINK(1)Sample",,78703,US,x,1
                """.formatted(sheet, address("ana"));
        var second = tried(typist, good.getBytes(StandardCharsets.UTF_8));
        second.then().statusCode(200).body(containsString("Take in 3 rows"));
        // Another person does not see it, and neither does a stranger.
        typist.dora.get(path(second)).then().statusCode(404);
        typist.carla.send(path(second), "do", "take").then().statusCode(303);
        assertEquals(1, typist.waiting().size());
        typist.carla.get(path(second)).then().statusCode(404);
        typist.check(3);
        assertEquals(2, typist.onPaper(), "Ana stands in it twice");
        typist.dora.get(typist.path()).then().body(not(containsString("here already")));

        var third = tried(typist, good.getBytes(StandardCharsets.UTF_8));
        typist.carla.send(path(third), "do", "take").then().statusCode(409).body(containsString("before"));
    }

    @Test
    void what_the_columns_are_is_guessed_and_put_right_by_who_sent_it() {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst().written();
        var file = "Bogen;Zeile;Wer;PLZ;Land\r\n" + sheet + ";1;Jürg Muster;1010;AT\r\n";
        var trial = tried(typist, file.getBytes(Charset.forName("windows-1252")));
        trial.then().statusCode(200).body(containsString("1 mistake"), containsString("Jürg Muster"));
        typist.carla
                .send(
                        path(trial),
                        "do",
                        "try",
                        "column-0",
                        "sheet",
                        "column-1",
                        "row",
                        "column-2",
                        "name",
                        "column-3",
                        "name",
                        "column-4",
                        "country")
                .then()
                .statusCode(422);
        typist.carla
                .send(
                        path(trial),
                        "do",
                        "try",
                        "column-0",
                        "sheet",
                        "column-1",
                        "row",
                        "column-2",
                        "name",
                        "column-3",
                        "postcode",
                        "column-4",
                        "country")
                .then()
                .statusCode(200)
                .body(containsString("Take in 1 row"));
        typist.carla.send(path(trial), "do", "take").then().statusCode(303);
    }

    @Test
    void it_is_read_in_every_encoding_and_between_every_mark_that_spreadsheets_write() {
        for (var charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "windows-1252"))
            for (var mark : List.of(",", ";", "\t")) {
                var lines = new java.util.ArrayList<List<String>>();
                read("name{country\nJosé Muster{AT\n".replace("{", mark).getBytes(Charset.forName(charset)), lines);
                assertEquals(List.of(List.of("name", "country"), List.of("José Muster", "AT")), lines, charset + mark);
            }
    }

    @Test
    void a_workbook_is_read_with_its_numbers_as_they_are_and_without_what_formulas_say() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Undersigned", null)) {
            var sheet = book.newWorksheet("paper");
            sheet.inlineString(0, 0, "sheet");
            sheet.inlineString(0, 1, "postcode");
            sheet.inlineString(0, 2, "name");
            sheet.value(1, 0, 100_000_006);
            sheet.value(1, 1, 78701);
            sheet.inlineString(1, 2, "Ana Sample");
            sheet.formula(2, 0, "1+1");
            sheet.inlineString(2, 2, "Ben Sample");
            sheet.finish();
        }
        var lines = new java.util.ArrayList<List<String>>();
        read(out.toByteArray(), lines);
        assertEquals(List.of("100000006", "78701", "Ana Sample"), lines.get(1));
        assertEquals(PaperTable.FORMULA, lines.get(2).getFirst());
        assertTrue(SheetNumber.parse("100000006").isPresent());
    }

    @Test
    void what_is_no_table_or_unfolds_to_very_much_is_refused_with_advice() throws Exception {
        assertEquals("onpaper.file.empty", refused(new byte[0]));
        assertEquals("onpaper.file.broken", refused("PK\003\004 no workbook".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                "onpaper.file.broken",
                refused("a,\"b\nc".repeat(1).concat("x".repeat(2_000)).getBytes(StandardCharsets.US_ASCII)));
        assertEquals("onpaper.file.large", refused(new byte[PaperTable.MOST_BYTES + 1]));
        assertEquals("onpaper.file.large", refused(bomb("xl/worksheets/sheet1.xml", "<c><v>1</v></c>", 49 << 20)));
        assertEquals("onpaper.file.large", refused(bomb("xl/worksheets/sheet1.xml", "A", 1 << 20)), "one long text");
        assertEquals("onpaper.file.large", refused(bomb("xl/sharedStrings.xml", "<si/>", 8 << 20)), "many tiny ones");
        assertEquals("onpaper.file.large", refused(bomb("xl/other.xml", "<x:si/>", 8 << 20)), "under another name");
        assertEquals("onpaper.file.large", refused(bomb("xl/worksheets/sheet1.xml", "<c/>", 30 << 20)), "many cells");
    }

    /** A small file that unfolds to so many bytes of the same. */
    private static byte[] bomb(String name, String what, int bytes) throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry(name));
            var some = what.repeat((1 << 16) / what.length()).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i * some.length < bytes; i++) zip.write(some);
        }
        return bomb.toByteArray();
    }

    @Test
    void what_a_spreadsheet_spoils_is_named_with_its_line() throws Exception {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst().written();
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Undersigned", null)) {
            var table = book.newWorksheet("paper");
            var heads = List.of("sheet", "row", "name", "country", "postcode", "A", "email");
            for (int i = 0; i < heads.size(); i++) table.inlineString(0, i, heads.get(i));
            for (int row = 1; row <= 3; row++) {
                table.inlineString(row, 0, sheet);
                table.value(row, 1, row);
                table.inlineString(row, 2, "Person " + row + " Sample");
                table.inlineString(row, 3, "DE");
            }
            table.value(1, 4, 1067);
            table.inlineString(2, 5, "o");
            table.formula(3, 6, "A1*2");
            table.finish();
        }
        tried(typist, out.toByteArray())
                .then()
                .statusCode(200)
                .body(containsString("3 mistakes"))
                .body(containsString("zeros at the beginning"), containsString("Write x for a tick"))
                .body(containsString("A formula stands there"));
    }

    @Test
    void a_file_is_kept_sealed_for_an_hour_at_most() {
        var typist = new Typist();
        var sheet = typist.sheets(1).getFirst().written();
        var trial = tried(
                typist,
                ("sheet,row,name,country\n" + sheet + ",1,Zelda Kanarie,US\n").getBytes(StandardCharsets.UTF_8));
        trial.then().statusCode(200).body(containsString("Zelda Kanarie"));
        var id = UUID.fromString(path(trial).substring(path(trial).lastIndexOf('/') + 1));
        var stored = of(Db.class)
                .read(handle -> handle.select("SELECT encode(ciphertext, 'escape') FROM paper_file WHERE id = ?", id)
                        .mapTo(String.class)
                        .one());
        assertTrue(!stored.contains("Kanarie"));
        var until = of(Db.class)
                .read(handle -> handle.select("SELECT until FROM paper_file WHERE id = ?", id)
                        .mapTo(Instant.class)
                        .one());
        assertTrue(until.isBefore(Instant.now().plusSeconds(3_601)));
        of(Db.class)
                .useTransaction(handle ->
                        handle.execute("UPDATE paper_file SET until = now() - interval '1 second' WHERE id = ?", id));
        typist.carla.get(path(trial)).then().statusCode(404);
        of(ForgettingSheetsJob.class).run();
        assertEquals(
                0,
                of(Db.class)
                        .read(handle -> handle.select("SELECT count(*) FROM paper_file WHERE id = ?", id)
                                .mapTo(Integer.class)
                                .one())
                        .intValue());
    }

    @Test
    void of_many_rows_it_is_told_how_many_were_here_already_and_of_few_it_is_not() {
        var typist = new Typist();
        var sheets = typist.sheets(4);
        typist.type(typist.carla, sheets.getFirst(), 1, row(1, "Person 0 Sample", "", "78701"))
                .then()
                .statusCode(303);
        typist.check(1);
        var file = new StringBuilder("sheet,row,name,postcode,country\n");
        for (int i = 0; i < 24; i++)
            file.append(sheets.get(1 + i / 8).written() + "," + (1 + i % 8) + ",Person " + i + " Sample,78701,US\n");
        var trial = tried(typist, file.toString().getBytes(StandardCharsets.UTF_8));
        typist.carla.send(path(trial), "do", "take").then().statusCode(303);
        typist.check(24);
        assertEquals(24, typist.onPaper());
        typist.dora.get(typist.path()).then().body(containsString("here already"));
    }

    private static void read(byte[] file, List<List<String>> lines) {
        try {
            PaperTable.read(file, (number, cells) -> lines.add(List.copyOf(cells)));
        } catch (PaperTable.NoTable e) {
            throw new AssertionError(e.key());
        }
    }

    private static String refused(byte[] file) throws IOException {
        try {
            PaperTable.read(file, (number, cells) -> true);
            return "";
        } catch (PaperTable.NoTable e) {
            return e.key();
        }
    }

    /** Sends a file, and answers the page of its trial. */
    private static Response tried(Typist typist, byte[] file) {
        var sent = browser()
                .cookie("staff", typist.carla.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", typist.carla.form("/staff"))
                .multiPart("file", "rows.csv", file, "text/csv")
                .post(typist.path() + "/import");
        sent.then().statusCode(303);
        return typist.carla.get(sent.getHeader("Location").replaceFirst("^https?://[^/]+", ""));
    }

    /** The path that the forms of a trial lead to. */
    private static String path(Response trial) {
        var found = java.util.regex.Pattern.compile("action=\"([^\"]+/import/[0-9a-f-]{36})\"")
                .matcher(trial.asString());
        if (!found.find()) throw new AssertionError("no trial in " + trial.asString());
        return found.group(1);
    }
}
