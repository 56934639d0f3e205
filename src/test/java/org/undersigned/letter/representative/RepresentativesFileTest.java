package org.undersigned.letter.representative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of representatives, as campaigns write them and as they get them wrong. */
class RepresentativesFileTest {

    private static final String HEAD = "district,name,office,institution,email,language,country,region,postcodes\n";

    @Test
    void the_samples_are_read_and_say_the_same() throws IOException {
        var table = good(Files.readAllBytes(Path.of("samples/representatives/valley.csv")));
        var map = good(Files.readAllBytes(Path.of("samples/representatives/valley.geojson")));
        assertEquals(3, table.size());
        assertEquals(
                table.stream().map(Representative::key).toList(),
                map.stream().map(Representative::key).toList());
        assertTrue(map.getFirst().area().orElseThrow().holds(new Point(47.05, 8.05)));
        assertFalse(map.getFirst().area().orElseThrow().holds(new Point(47.05, 8.15)));
    }

    @Test
    void semicolons_quotes_and_a_mark_of_order_are_read_as_spreadsheets_write_them() {
        var read = good("\uFEFFname;office;email\n\"Robin; Example\";Member;robin@assembly.example\n");
        assertEquals("Robin; Example", read.getFirst().name().in("en").text());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_line() {
        var faults = bad(HEAD + "North,Robin,Member,,robin,xx,ZZ,,10\n\nSouth,,Member,,kim@assembly.example,,,,!\n");
        assertEquals(
                List.of("2 email", "2 language", "2 country", "4 missing", "4 postcode"),
                faults.stream().map(one -> one.line() + " " + one.what()).toList());
    }

    @Test
    void a_column_that_nobody_knows_and_a_person_that_stands_twice_are_faults() {
        assertEquals(
                "column",
                bad("name,office,email,mood\nA,B,a@example.org,good\n")
                        .getFirst()
                        .what());
        assertEquals("noColumn", bad("name,email\nA,a@example.org\n").getFirst().what());
        assertEquals(
                "twice",
                bad("name,office,email\nA,B,a@example.org\nA,B,c@example.org\n")
                        .getFirst()
                        .what());
    }

    @Test
    void what_is_no_table_and_no_map_is_refused() {
        assertEquals("empty", bad("").getFirst().what());
        assertEquals("json", bad("{\"type\":").getFirst().what());
        assertEquals("collection", bad("{\"type\":\"Feature\"}").getFirst().what());
        assertEquals(
                "unreadable",
                ((RepresentativesFile.Read.Bad) RepresentativesFile.read(new byte[] {'n', (byte) 0xff}, "en"))
                        .faults()
                        .getFirst()
                        .what());
    }

    @Test
    void an_area_that_crosses_itself_is_refused() {
        assertEquals("area", bad("""
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","office":"B","email":"a@example.org"},
                 "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]}
                """).getFirst().what());
    }

    @Test
    void points_are_read_as_maps_show_them() {
        assertEquals(new Point(47.61, -122.33), Point.parse(" 47.61, -122.33 ").orElseThrow());
        assertTrue(Point.parse("98101").isEmpty());
        assertTrue(Point.parse("97.61, -122.33").isEmpty());
    }

    private static List<Representative> good(String text) {
        return good(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Representative> good(byte[] content) {
        return assertInstanceOf(RepresentativesFile.Read.Good.class, RepresentativesFile.read(content, "en"))
                .representatives();
    }

    private static List<RepresentativesFile.Fault> bad(String text) {
        return assertInstanceOf(
                        RepresentativesFile.Read.Bad.class,
                        RepresentativesFile.read(text.getBytes(StandardCharsets.UTF_8), "en"))
                .faults();
    }
}
