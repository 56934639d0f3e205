package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The receipt of docs/transparency.md, made anew and compared letter by letter. */
class ReceiptPageTest {

    @Test
    void the_receipt_and_what_its_extra_line_holds_are_as_the_page_has_them() throws IOException {
        var page = Files.readString(Path.of("docs/transparency.md"));
        var log = Logs.startingAt(1, 1);
        var anonymous = new String(log.anonymous(1).encode(), StandardCharsets.UTF_8);
        var personal = new String(log.personal(1).encode(), StandardCharsets.UTF_8);
        for (var part :
                new String[] {anonymous, extra(anonymous), extra(personal).replaceFirst("vkey .*\n", "")})
            assertTrue(page.contains("```\n" + part + "```\n"), "docs/transparency.md lacks\n" + part);
    }

    private static String extra(String receipt) {
        var line = receipt.split("\n")[2].substring("extra ".length());
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
