package org.undersigned.supporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.keys.SealingContexts;

/** {@code @hpke/core}, unmodified, from npm: another implementation of RFC 9180 opens what this one sealed. */
@Tag("outside")
class HpkeCoreOpensRowsTest {

    private static final Path SOURCE = Path.of("src/test/outside/hpke");
    private static final Path INSTALLED = Path.of("target/outside/hpke").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        var done = INSTALLED.resolve("installed");
        var current = Files.exists(done) && Files.mismatch(done, SOURCE.resolve("package-lock.json")) == -1;
        for (var name : List.of("package.json", "package-lock.json", "open.js"))
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        if (current) return;
        var npm = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        assertEquals(0, npm.status(), npm.text());
        Files.copy(SOURCE.resolve("package-lock.json"), done, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void it_opens_our_rows_and_refuses_one_that_was_moved() throws IOException, InterruptedException {
        var key = Hpke.newPair();
        var secret = Files.writeString(folder.resolve("nnirr.key"), KeyText.ofPrivate(key.secret()) + "\n");
        var rows = new StringBuilder();
        var sending = Hpke.to(key.open(), SealingContexts.info("organisation-nnirr", Hpke.id(key.open())));
        rows.append(lineOfBefore(sending, key, "Suzie 0")).append('\n');
        for (int i = 1; i < 3; i++)
            rows.append(line(sending, key, "Suzie " + i)).append('\n');
        var good = Files.writeString(folder.resolve("rows.jsonl"), rows);
        var opened = run(List.of("node", "open.js", secret.toString(), good.toString()));
        assertEquals(0, opened.status(), opened.text());
        assertEquals(
                "{\"name\":\"Suzie 0\"}\n{\"name\":\"Suzie 1\"}\n{\"name\":\"Suzie 2\"}",
                opened.text().strip());
        var moved = rows.toString().replaceFirst("\"purpose\":\"news\"", "\"purpose\":\"book\"");
        var bad = Files.writeString(folder.resolve("moved.jsonl"), moved);
        assertNotEquals(
                0,
                run(List.of("node", "open.js", secret.toString(), bad.toString()))
                        .status());
    }

    private static String line(Hpke.Sending sending, Hpke.Pair key, String name) {
        var petition = UUID.randomUUID();
        var ref = RandomBytes.take(32);
        var id = Hpke.id(key.open());
        var signature = UUID.randomUUID();
        var place = SealedRow.place(petition, SealedRow.named(ref, signature), "organisation-nnirr", "news", id);
        var sealed = Aead.seal(sending.context().rowKey(place), place, Sealing.plain(Map.of("name", name)));
        var row = new SealedRow(
                signature, "organisation-nnirr", "news", id, SealedRow.HPKE_NAMED, UUID.randomUUID(), sealed, ref);
        return new SealedLine(petition, row, sending.enc()).text();
    }

    /** As versions sealed that told the signature's own id. */
    private static String lineOfBefore(Hpke.Sending sending, Hpke.Pair key, String name) {
        var petition = UUID.randomUUID();
        var signature = UUID.randomUUID();
        var id = Hpke.id(key.open());
        var place = SealedRow.place(petition, signature, "organisation-nnirr", "news", id);
        var sealedRow = Aead.seal(sending.context().rowKey(place), place, Sealing.plain(Map.of("name", name)));
        var row = new SealedRow(signature, "organisation-nnirr", "news", id, UUID.randomUUID(), sealedRow);
        return new SealedLine(petition, row, sending.enc()).text();
    }

    private record Ended(int status, String text) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
