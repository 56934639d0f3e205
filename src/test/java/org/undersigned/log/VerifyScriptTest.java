package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that checks receipts in the browser, run by Node.js, says of every file what the program says of it. */
@Tag("outside")
class VerifyScriptTest {

    @TempDir
    Path folder;

    @Test
    void script_and_program_judge_every_receipt_alike() throws Exception {
        var cases = List.copyOf(Receipts.all().entrySet());
        var expected = new ArrayList<String>();
        var files = Files.createDirectory(folder.resolve("files"));
        for (int i = 0; i < cases.size(); i++) {
            var number = "%05d".formatted(i);
            var each = cases.get(i).getValue();
            Files.write(files.resolve(number), each.file());
            if (!each.key().isEmpty()) Files.writeString(files.resolve(number + ".key"), each.key());
            expected.add(number + " " + cases.get(i).getKey() + ": " + each.verdict());
        }
        var said = run(files);
        assertEquals(expected.size(), said.size(), () -> String.join("\n", said));
        var found = new ArrayList<String>();
        for (int i = 0; i < said.size(); i++)
            found.add(said.get(i).replaceFirst(":", " " + cases.get(i).getKey().replace("$", "\\$") + ":"));
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private List<String> run(Path files) throws IOException, InterruptedException {
        var script = Files.copy(
                Path.of("src/main/resources/assets/verify.js"),
                folder.resolve("verify.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        var output = folder.resolve("said.txt");
        var running = new ProcessBuilder(
                        "node", "src/test/outside/node/verdicts.mjs", script.toString(), files.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(running.waitFor(10, TimeUnit.MINUTES), "it does not end");
        var said = Files.readAllLines(output);
        assertEquals(0, running.exitValue(), () -> String.join("\n", said));
        return said;
    }
}
