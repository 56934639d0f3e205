package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.SealingContexts;
import picocli.CommandLine;

/** Keys are made, and rows opened, on a machine with nothing but this program. */
class KeyCommandTest {

    private static final Map<String, String> FIELDS = Map.of("name", "Suzie Sample", "email", "suzie@example.org");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_new_key_opens_what_was_sealed_to_its_public_half_and_nothing_else() throws IOException {
        assertEquals(0, run("new", "--out", folder.resolve("nnirr").toString()));
        var secret = folder.resolve("nnirr.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertEquals(
                out.toString().strip(),
                Files.readAllLines(folder.resolve("nnirr.pub")).getLast());
        var rows = sealedTo(KeyText.publicIn(out.toString().strip()).orElseThrow());
        assertEquals(0, open(rows, secret));
        assertTrue(out.toString().contains("suzie@example.org"), out.toString());
        assertEquals(0, run("new", "--out", folder.resolve("other").toString()));
        assertEquals(1, open(rows, folder.resolve("other.key")));
        assertFalse(out.toString().contains("suzie"));
        assertTrue(err.toString().contains("1 rows did not open"), err.toString());
    }

    @Test
    void of_a_key_for_two_both_files_are_needed() throws IOException {
        assertEquals(0, run("new", "--two", "--out", folder.resolve("steward").toString()));
        var rows = sealedTo(KeyText.publicIn(out.toString().strip()).orElseThrow());
        var one = folder.resolve("steward.1.key");
        var two = folder.resolve("steward.2.key");
        assertEquals(0, open(rows, one, two));
        assertEquals(0, open(rows, two, one));
        assertEquals(2, open(rows, one));
        assertEquals(1, open(rows, one, one));
        assertFalse(Files.exists(folder.resolve("steward.key")), "the whole key is nowhere");
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        var name = folder.resolve("steward").toString();
        assertEquals(0, run("new", "--out", name));
        var before = Files.readString(folder.resolve("steward.key"));
        assertEquals(1, run("new", "--out", name));
        assertEquals(1, run("new", "--two", "--out", name));
        assertEquals(before, Files.readString(folder.resolve("steward.key")));
        assertFalse(Files.exists(folder.resolve("steward.1.key")));
    }

    @Test
    void a_changed_or_unreadable_line_does_not_open() throws IOException {
        var key = Hpke.newPair();
        var secret = Files.writeString(folder.resolve("a.key"), KeyText.ofPrivate(key.secret()));
        var good = Files.readString(sealedTo(key.open()));
        var moved = good.replaceFirst("\"signature\":\"[^\"]+\"", "\"signature\":\"" + UUID.randomUUID() + "\"");
        var bad = Files.writeString(folder.resolve("bad.jsonl"), good + moved + "{}\nnot json\n[]\n");
        assertEquals(1, open(bad, secret));
        assertEquals(1, out.toString().lines().count());
        assertTrue(err.toString().contains("4 rows did not open"), err.toString());
    }

    @Test
    void a_text_that_is_no_key_is_refused() {
        var zero = "undersigned-public-v1:" + "A".repeat(43);
        assertTrue(KeyText.publicIn(zero).isEmpty());
        // The point of order 1: every private key gives the same secret with it.
        assertTrue(KeyText.publicIn("undersigned-public-v1:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .isEmpty());
        assertTrue(KeyText.publicIn("undersigned-private-v1:" + "B".repeat(43)).isEmpty());
        assertTrue(KeyText.publicIn("").isEmpty());
        assertTrue(KeyText.publicIn("undersigned-public-v1:***").isEmpty());
        assertTrue(KeyText.publicIn(
                        "# a comment\n" + KeyText.ofPublic(Hpke.newPair().open()) + "\n")
                .isPresent());
    }

    private int run(String... arguments) {
        return run(new CommandLine(new KeyCommand()), arguments);
    }

    private int open(Path rows, Path... keys) {
        var arguments = new java.util.ArrayList<String>();
        arguments.add(rows.toString());
        for (var key : keys) {
            arguments.add("--key");
            arguments.add(key.toString());
        }
        return run(new CommandLine(new OpenCommand()), arguments.toArray(String[]::new));
    }

    private int run(CommandLine command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path sealedTo(byte[] open) throws IOException {
        var petition = UUID.randomUUID();
        var id = Hpke.id(open);
        var sending = Hpke.to(open, SealingContexts.info("organisation-nnirr", id));
        var signature = UUID.randomUUID();
        var place = SealedRow.place(petition, signature, "organisation-nnirr", "news", id);
        var sealed = Aead.seal(sending.context().rowKey(place), place, Sealing.plain(FIELDS));
        var row = new SealedRow(signature, "organisation-nnirr", "news", id, UUID.randomUUID(), sealed);
        return Files.writeString(
                folder.resolve("supporters.sealed.jsonl"), new SealedLine(petition, row, sending.enc()).text() + "\n");
    }
}
