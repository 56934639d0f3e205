package org.undersigned.transparency;

import static org.undersigned.transparency.OutsideProgram.command;
import static org.undersigned.transparency.PublishedLog.changed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's {@code x/mod/sumdb/note} and {@code tlog}, unmodified, from Debian's packages. */
@Tag("outside")
class GoVerifiesTest {

    private static final Path SOURCE =
            Path.of("src/test/outside/go/logcheck.go").toAbsolutePath();
    private static final int[] SIZES = {1000, 70_000, 70_777};

    @TempDir
    static Path folder;

    private static Path judge;
    private static PublishedLog log;
    private static OutsideProgram go;

    @BeforeAll
    static void build() throws IOException {
        var built = Files.createDirectories(Path.of("target/outside/go").toAbsolutePath());
        go = new OutsideProgram(
                built,
                Map.of(
                        "GO111MODULE",
                        "off",
                        "GOPATH",
                        "/usr/share/gocode",
                        "GOCACHE",
                        built + "/cache",
                        "GOFLAGS",
                        "",
                        "GOPROXY",
                        "off"));
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
        for (int size : SIZES)
            go.accepts(command(judge, "growth", log.key, folder, folder.resolve("checkpoint." + size)));
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
            go.refuses(command(judge, "growth", spoilt.key, other, older));
            spoilt.write(path, sound);
        }
        go.accepts(command(judge, "growth", spoilt.key, other, older));
    }

    @Test
    void another_history_of_the_same_size_is_refused() {
        var rewritten = Examples.entries(1001).subList(1, 1001);
        var signed = Examples.checkpoint(MemoryLog.of(rewritten));
        go.refuses(command(judge, "growth", log.key, folder, log.write("rewritten", signed.encode())));
    }
}
