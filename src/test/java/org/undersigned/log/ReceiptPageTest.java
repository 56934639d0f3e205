package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.transparency.LogProof;

/** The receipt of docs/transparency.md, made anew and compared letter by letter. */
class ReceiptPageTest {

    @Test
    void the_receipt_and_what_its_extra_line_holds_are_as_the_page_has_them() throws IOException {
        var page = Files.readString(Path.of("docs/transparency.md"));
        var log = MadeUpLogs.startingAt(1, 1);
        var anonymous = new String(log.anonymous(1).encode(), StandardCharsets.UTF_8);
        var personal = new String(log.personal(1).encode(), StandardCharsets.UTF_8);
        for (var part :
                new String[] {anonymous, extra(anonymous), extra(personal).replaceFirst("vkey .*\n", "")})
            assertTrue(page.contains("```\n" + part + "```\n"), "docs/transparency.md lacks\n" + part);
    }

    /** The commands of the page and of this document make what other programs read; those are asked in the package transparency. */
    @Test
    void head_and_tail_cut_a_receipt_into_what_other_programs_read(@TempDir Path folder) throws Exception {
        var receipt = MadeUpLogs.of(700).personal(299);
        Files.write(folder.resolve("receipt.txt"), receipt.encode());
        var page = Files.readString(Path.of("src/main/resources/templates/log/verify.html"));
        for (var command : List.of(
                "head -n 1 receipt.txt > receipt.leaf",
                "tail -n +2 receipt.txt > receipt.leaf.tlog-proof",
                "tail -n +3 receipt.txt | sed '/^extra /d' > receipt.leaf.spicy")) {
            assertTrue(page.contains(command.replace(">", "&gt;")), command);
            var shell = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .start();
            assertEquals(0, shell.waitFor(), command);
        }
        assertArrayEquals(receipt.leaf().bytes(), Files.readAllBytes(folder.resolve("receipt.leaf")));
        assertArrayEquals(receipt.proof().spicy(), Files.readAllBytes(folder.resolve("receipt.leaf.spicy")));
        var proof = LogProof.parse(Files.readAllBytes(folder.resolve("receipt.leaf.tlog-proof")));
        assertEquals(
                700, proof.verify(receipt.leaf().bytes(), receipt.key()).head().size());
    }

    private static String extra(String receipt) {
        var line = receipt.split("\n")[2].substring("extra ".length());
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
