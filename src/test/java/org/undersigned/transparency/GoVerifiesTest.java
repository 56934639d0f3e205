package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.transparency.OutsideProgram.command;
import static org.undersigned.transparency.PublishedLog.changed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's {@code x/mod/sumdb/note} and {@code tlog}, unmodified, from Debian's packages. */
@Tag("outside")
public class GoVerifiesTest {

    private static final Path SOURCE =
            Path.of("src/main/resources/assets/logcheck.go").toAbsolutePath();

    /** What it needs to find Debian's packages and nothing else. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GO111MODULE",
            "off",
            "GOPATH",
            "/usr/share/gocode",
            "GOCACHE",
            Path.of("target/outside/go/cache").toAbsolutePath().toString(),
            "GOFLAGS",
            "",
            "GOPROXY",
            "off");

    private static final int[] SIZES = {1000, 70_000, 70_777};

    @TempDir
    static Path folder;

    private static Path judge;
    private static PublishedLog log;
    private static OutsideProgram go;

    @BeforeAll
    static void build() throws IOException {
        var built = Files.createDirectories(Path.of("target/outside/go").toAbsolutePath());
        go = new OutsideProgram(built, ENVIRONMENT);
        judge = built.resolve("logcheck");
        go.accepts(command("go", "build", "-o", judge, SOURCE));
        log = new PublishedLog(folder, SIZES);
    }

    @Test
    void a_receipt_is_accepted_and_with_one_changed_byte_refused() throws IOException {
        for (int index : new int[] {0, 255, 256, 65_536, 69_999, 70_776}) {
            var receipt = log.receipt("receipt", index);
            go.accepts(command(judge, "receipt", log.key, receipt.entry(), receipt.proof()));
            go.refuses(command(judge, "receipt", log.key, changed(receipt.entry(), 3), receipt.proof()));
            for (int position : Lines.middles(receipt.proof()))
                go.refuses(command(judge, "receipt", log.key, receipt.entry(), changed(receipt.proof(), position)));
        }
    }

    @Test
    void checkpoint_and_count_statement_are_accepted_and_with_one_changed_byte_refused() throws IOException {
        note(log.key, folder.resolve("checkpoint"));
        var name = Examples.ORIGIN.replace("signatures", "count");
        var signer = Examples.signer(name, 1);
        var head = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint"))))
                .head();
        var statement = new CountStatement(name, head, TreeHead.EMPTY, Instant.parse("2026-11-24T07:00:00Z"));
        note(signer.verifier(), log.write("count", statement.sign(signer).encode()));
    }

    private static void note(VerifierKey key, Path note) throws IOException {
        go.accepts(command(judge, "note", key, note));
        for (int position : Lines.middles(note)) go.refuses(command(judge, "note", key, changed(note, position)));
    }

    @Test
    void growth_is_proven_out_of_tiles_and_every_entry_is_its_leaf() {
        for (int size : SIZES) {
            var said = go.accepts(command(judge, "growth", log.key, folder, folder.resolve("checkpoint." + size)));
            assertEquals(
                    "accepted: it had %d entries and has 70777, and none of the %d was changed, moved or removed\n"
                            .formatted(size, size),
                    said);
        }
        var entries = go.accepts(command(judge, "entries", log.key, folder)).lines();
        assertEquals("entry 0, entry 1, entry 2", entries.limit(3).collect(Collectors.joining(", ")));
    }

    @Test
    void from_nothing_everything_grows_and_to_nothing_a_log_cannot_shrink() {
        var nothing = log.write("nothing", Examples.checkpoint(new MemoryLog()).encode());
        go.accepts(command(judge, "growth", log.key, folder, nothing));
        var forged =
                "%s\n0\n%s\n".formatted(Examples.ORIGIN, Hash.leaf(new byte[1]).base64());
        var signed = SignedNote.sign(forged, Examples.signer(Examples.ORIGIN, 1));
        go.refuses(command(judge, "growth", log.key, folder, log.write("forged", signed.encode())));
        var longer = Examples.checkpoint(MemoryLog.of(Examples.entries(70_778)));
        go.refuses(command(judge, "growth", log.key, folder, log.write("longer", longer.encode())));
    }

    /** A log may say what it likes; who reads it on a terminal must not be told to do something. */
    @Test
    void what_is_not_printable_in_an_entry_is_not_printed(@TempDir Path other) {
        var rude = new MemoryLog();
        var appended = rude.append(List.of("\u001b]0;x\u0007 caf\u00e9\n".getBytes(StandardCharsets.UTF_8)));
        var files = new PublishedLog(other);
        for (var tile : appended.tiles()) files.write(tile.path().encode(), tile.bytes());
        for (var bundle : appended.bundles()) files.write(bundle.path().encode(), bundle.bytes());
        files.write("checkpoint", Examples.checkpoint(rude).encode());
        var said = go.accepts(command(judge, "entries", log.key, other));
        assertEquals("?]0;x? caf?\naccepted: these are its 1 entries\n", said);
    }

    @Test
    void one_changed_byte_in_a_tile_or_a_bundle_is_refused(@TempDir Path other) throws IOException {
        var spoilt = new PublishedLog(other, SIZES);
        var older = other.resolve("checkpoint.1000");
        for (var path : new String[] {
            "tile/0/003",
            "tile/0/276.p/121",
            "tile/1/000",
            "tile/1/001.p/20",
            "tile/2/000.p/1",
            "tile/entries/100",
            "tile/entries/276.p/121"
        }) {
            var sound = Files.readAllBytes(other.resolve(path));
            var bent = sound.clone();
            bent[bent.length / 2] ^= 1;
            spoilt.write(path, bent);
            if (path.contains("entries")) go.refuses(command(judge, "entries", spoilt.key, other));
            else go.refuses(command(judge, "growth", spoilt.key, other, older));
            spoilt.write(path, sound);
        }
        go.accepts(command(judge, "entries", spoilt.key, other));
        go.accepts(command(judge, "growth", spoilt.key, other, older));
    }

    @Test
    void another_history_of_the_same_size_is_refused() {
        var rewritten = Examples.entries(1001).subList(1, 1001);
        var signed = Examples.checkpoint(MemoryLog.of(rewritten));
        go.refuses(command(judge, "growth", log.key, folder, log.write("rewritten", signed.encode())));
    }
}
