package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.world.Ran;

/** An organisation opens its list at the command line, as a table and locked again if it likes. */
class OpenCommandTest {

    private static final Map<String, String> SUZIE = Map.of(
            "name",
            "Suzie \"Sue\" Sample",
            "email",
            "=cmd|' /C calc'!A0",
            "own.why",
            "Because,\nit is ours.",
            "b",
            "2");

    @TempDir
    Path folder;

    private final Hpke.Pair key = Hpke.newPair();
    private final Hpke.Pair older = Hpke.newPair();

    @Test
    void as_a_table_nothing_is_a_formula_and_answers_stand_together() throws IOException {
        var list = list(row(key, SUZIE), row(key, Map.of("name", "Bo", "country", "US", "postcode", "97201")));
        var ran = open(list, file(key), "--csv");
        assertEquals(0, ran.status(), ran.err());
        var petition = new UUID(1, 2);
        assertEquals(
                "petition,supporter,name,email,country,postcode,answers\r\n" + petition
                        + ",,\"Suzie \"\"Sue\"\" Sample\",'=cmd|' /C calc'!A0,,,\"b: 2\nwhy: Because,\nit is ours.\"\r\n"
                        + petition + ",,Bo,,US,97201,\r\n",
                ran.out());
    }

    @Test
    void it_is_written_to_a_new_file_for_its_owner_only_and_never_over_another() throws IOException {
        var list = list(row(key, SUZIE));
        var target = folder.resolve("list.csv");
        assertEquals(
                0, open(list, file(key), "--csv", "--out", target.toString()).status());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        var before = Files.readString(target);
        assertTrue(before.contains("Suzie"));
        assertEquals(2, open(list, file(key), "--out", target.toString()).status());
        assertEquals(before, Files.readString(target));
    }

    @Test
    void locked_for_the_key_itself_and_another_recipient_each_opens_it_alone() throws IOException {
        var other = Hpke.newPair();
        var target = folder.resolve("list.csv.age");
        var ran = open(
                list(row(key, SUZIE)),
                file(key),
                "--csv",
                "--out",
                target.toString(),
                "--lock-for",
                "own",
                "--lock-for",
                AgeFile.recipient(other.open()));
        assertEquals(0, ran.status(), ran.err());
        assertFalse(Files.readString(target, StandardCharsets.ISO_8859_1).contains("Suzie"));
        for (var pair : List.of(key, other))
            assertTrue(new String(AgeFile.open(Files.readAllBytes(target), AgeFile.identity(pair.secret()))
                            .orElseThrow())
                    .contains("Suzie"));
        assertEquals(0, open(target, file(key)).status());
        assertTrue(Files.readString(folder.resolve("list.csv")).contains("Suzie"));
    }

    @Test
    void what_cannot_be_locked_is_refused_before_anything_is_written() throws IOException {
        var target = folder.resolve("list.age");
        var list = list(row(key, SUZIE));
        assertEquals(2, open(list, file(key), "--lock-for", "own").status(), "the terminal is no file");
        assertEquals(
                2,
                open(list, file(key), "--out", target.toString(), "--lock-for", "age1nonsense")
                        .status());
        assertFalse(Files.exists(target));
    }

    @Test
    void rows_of_before_a_change_of_keys_open_with_both_files() throws IOException {
        var list = list(row(older, Map.of("name", "Older")), row(key, Map.of("name", "Newer")));
        var both = open(list, file(older), "--key", file(key).toString());
        assertEquals(0, both.status(), both.err());
        assertEquals(2, both.out().lines().count());
        var one = open(list, file(key));
        assertEquals(1, one.status());
        assertEquals(
                "1 rows did not open: they are sealed to key " + Hpke.id(older.open()) + ", and what was given is "
                        + Hpke.id(key.open()) + ".",
                one.err().strip());
    }

    @Test
    void lines_that_are_cut_off_are_named_and_a_list_of_nobody_is_not_written() throws IOException {
        var good = row(key, SUZIE);
        var cut = list(good, good.substring(0, good.length() / 2));
        var ran = open(cut, file(key));
        assertEquals(1, ran.status());
        assertEquals(1, ran.out().lines().count());
        assertTrue(ran.err().contains("1 rows did not open, in line 2: they were cut off or changed"), ran.err());
        var target = folder.resolve("nobody.csv");
        assertEquals(
                1, open(cut, file(older), "--csv", "--out", target.toString()).status());
        assertFalse(Files.exists(target));
    }

    private Ran open(Path list, Path secret, String... more) {
        var arguments = new ArrayList<>(List.of(list.toString(), "--key", secret.toString()));
        arguments.addAll(List.of(more));
        return Ran.of(new OpenCommand(), arguments.toArray(String[]::new));
    }

    private Path list(String... rows) throws IOException {
        return Files.writeString(folder.resolve("supporters.sealed.jsonl"), String.join("\n", rows) + "\n");
    }

    private Path file(Hpke.Pair pair) throws IOException {
        return Files.writeString(
                folder.resolve(Hpke.id(pair.open()) + ".key"), "# a key\n" + KeyText.ofPrivate(pair.secret()) + "\n");
    }

    private static String row(Hpke.Pair pair, Map<String, String> fields) {
        var petition = new UUID(1, 2);
        var signature = UUID.randomUUID();
        var id = Hpke.id(pair.open());
        var sending = Hpke.to(pair.open(), SealingContexts.info("organisation-nnirr", id));
        var place = SealedRow.place(petition, signature, "organisation-nnirr", "news", id);
        var sealed = Aead.seal(sending.context().rowKey(place), place, Sealing.plain(fields));
        var row = new SealedRow(signature, "organisation-nnirr", "news", id, UUID.randomUUID(), sealed);
        return new SealedLine(petition, row, sending.enc()).text();
    }
}
