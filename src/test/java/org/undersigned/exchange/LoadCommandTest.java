package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
class LoadCommandTest {

    @Test
    void the_command_takes_a_folder_of_folders_and_tells_what_changed(@TempDir Path folder) throws Exception {
        for (var name : List.of("left", "right")) {
            Files.createDirectory(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("campaign.yaml"), LoadingTest.own(name));
        }
        assertTrue(run(0, "--launch", folder.toString()).contains("petition right-stop-the-outfall: opened"));
        assertEquals("nothing changed\n", run(0, "--launch", "--force", folder.toString()));
        Files.writeString(
                folder.resolve("left").resolve("campaign.yaml"),
                LoadingTest.own("left").replace("kind: environment", "kind: x"));
        Files.writeString(
                folder.resolve("right").resolve("campaign.yaml"),
                LoadingTest.own("right").replace("kind: environment", "kind: y"));
        var told = run(1, folder.toString());
        assertTrue(
                told.contains("left/campaign.yaml:4: organisations[0].kind") && told.contains("right/campaign.yaml:4:"),
                told);
        assertTrue(told.endsWith("2 errors; nothing was stored\n"), told);
    }

    @Test
    void wrong_usage_of_the_command_is_told_with_status_2(@TempDir Path empty) {
        run(2);
        run(2, empty.toString());
        run(2, empty.resolve("none").toString());
        run(2, "--lunch", empty.toString());
        assertTrue(run(0, "--help").contains("--force"));
    }

    private String run(int status, String... arguments) {
        var told = new StringWriter();
        var writer = new PrintWriter(told);
        assertEquals(
                status,
                new CommandLine(new LoadCommand()).setOut(writer).setErr(writer).execute(arguments),
                told::toString);
        return told.toString();
    }

    /** The example with every slug made this test's own. */
}
