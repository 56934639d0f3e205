package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked example of docs/transparency.md, made anew and compared letter by letter. */
class TransparencyPageTest {

    private static final String PREFIX = "petitions.example.org/log/7d3f";
    private static final List<byte[]> ENTRIES = Stream.of("first\n", "second\n", "third\n")
            .map(TransparencyPageTest::bytes)
            .toList();

    private final MemoryLog log = MemoryLog.of(ENTRIES);
    private final NoteSigner signer = Examples.signer(PREFIX + "/signatures", 1);
    private final SignedNote checkpoint = new Checkpoint(PREFIX + "/signatures", log.head).sign(signer);

    @Test
    void hashes_tile_and_bundle_are_as_the_page_has_them() throws IOException {
        for (var entry : ENTRIES) shows(hex(Hash.leaf(entry).bytes()));
        shows(hex(
                Hash.node(Hash.leaf(ENTRIES.get(0)), Hash.leaf(ENTRIES.get(1))).bytes()));
        shows(hex(log.head.root().bytes()));
        var edge = RightEdge.read(log.head, log::tile, log::entries);
        shows("/" + edge.tiles().getFirst().path().encode());
        assertEquals(
                String.join(
                        "",
                        ENTRIES.stream()
                                .map(entry -> hex(Hash.leaf(entry).bytes()))
                                .toList()),
                hex(edge.tiles().getFirst().bytes()));
        shows("/" + edge.entries().orElseThrow().path().encode());
        shows(hex(edge.entries().orElseThrow().bytes()));
    }

    @Test
    void key_checkpoint_receipt_and_count_statement_are_as_the_page_has_them() throws IOException {
        shows(signer.verifier().encode());
        shows(text(checkpoint.encode()));
        var receipt = LogProof.of(log.tree().inclusion(2), checkpoint);
        shows(text(receipt.encode()));
        receipt.verify(ENTRIES.get(2), signer.verifier());
        var removed = MemoryLog.of(List.of(bytes("taken back\n"))).head;
        var count = Examples.signer(PREFIX + "/count", 1);
        var statement = new CountStatement(PREFIX + "/count", log.head, removed, Instant.parse("2026-11-24T07:00:00Z"));
        shows(count.verifier().encode());
        shows(text(statement.sign(count).encode()));
    }

    private static void shows(String part) throws IOException {
        var page = Files.readString(Path.of("docs/transparency.md"));
        assertTrue(page.contains(part), "docs/transparency.md lacks\n" + part);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
