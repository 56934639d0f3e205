package org.undersigned.transparency;

import static org.undersigned.transparency.OutsideProgram.command;
import static org.undersigned.transparency.PublishedLog.changed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @sigstore/verify}, unmodified, from npm: another Merkle implementation, and other cryptography (OpenSSL). */
@Tag("outside")
public class SigstoreJavaScriptVerifiesTest {

    private static final Path SOURCE = Path.of("src/test/outside/node");
    private static final Path INSTALLED = Path.of("target/outside/node").toAbsolutePath();

    @TempDir
    static Path folder;

    private static OutsideProgram node;

    @BeforeAll
    static void install() throws IOException {
        node = installed();
    }

    /** Where {@code node receipt.js VKEY ENTRY PROOF} asks it. */
    public static OutsideProgram installed() throws IOException {
        Files.createDirectories(INSTALLED);
        var node = new OutsideProgram(INSTALLED, Map.of());
        for (var name : List.of("package.json", "package-lock.json", "receipt.js"))
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        if (!isInstalled())
            node.accepts(command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        Files.copy(
                SOURCE.resolve("package-lock.json"),
                INSTALLED.resolve("installed"),
                StandardCopyOption.REPLACE_EXISTING);
        return node;
    }

    private static boolean isInstalled() throws IOException {
        var last = INSTALLED.resolve("installed");
        return Files.exists(last) && Files.mismatch(last, SOURCE.resolve("package-lock.json")) == -1;
    }

    @Test
    void a_receipt_is_accepted_and_with_one_changed_byte_refused() throws IOException {
        var log = new PublishedLog(folder, 300, 70_777);
        for (int index : new int[] {0, 65_536, 70_776}) {
            var receipt = log.receipt("receipt", index);
            node.accepts(command("node", "receipt.js", log.key, receipt.entry(), receipt.proof()));
            node.refuses(command("node", "receipt.js", log.key, changed(receipt.entry(), 3), receipt.proof()));
        }
        var receipt = log.receipt("receipt", 70_000);
        for (int position : Lines.middles(receipt.proof()))
            node.refuses(command("node", "receipt.js", log.key, receipt.entry(), changed(receipt.proof(), position)));
    }
}
