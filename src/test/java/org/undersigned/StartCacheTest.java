package org.undersigned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher makes of the classes that an earlier run kept, with a java that tells how it was called. */
class StartCacheTest {

    @TempDir
    Path home;

    private Path kept;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("undersigned"), home.resolve("undersigned"));
        var jar = home.resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        kept = home.resolve("target/start/1.aot");
        var bin = Files.createDirectories(home.resolve("jdk/bin"));
        // It refuses what has "broken" in it, as the real one refuses what another JDK made.
        program(bin.resolve("java"), """
                #!/bin/sh
                case "$*" in
                    -version) echo 'openjdk version "25.0.3" 2026-04-21' ;;
                    *AOTMode=on*) ! grep -q broken "$(printf '%s' "$*" | sed 's/.*AOTCache=\\([^ ]*\\).*/\\1/')" ;;
                    *) echo "$*" ;;
                esac
                """);
        program(bin.resolve("javac"), "#!/bin/sh\n");
    }

    @Test
    void the_first_start_keeps_its_classes_and_the_next_one_takes_them() throws Exception {
        assertTrue(called("demo").contains("-XX:AOTCacheOutput=" + kept.getParent() + "/"));
        Files.writeString(kept, "classes");
        assertTrue(called("serve").contains("-XX:AOTCache=" + kept + " "));
    }

    @Test
    void what_does_not_fit_any_more_goes_and_is_made_anew() throws Exception {
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "broken");
        assertTrue(called("demo").contains("-XX:AOTCacheOutput="));
        assertFalse(Files.exists(kept));
        Files.writeString(kept, "classes");
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minusSeconds(120)));
        assertTrue(called("demo").contains("-XX:AOTCacheOutput="), "it is of an earlier build");
        assertFalse(Files.exists(kept));
    }

    @Test
    void what_can_not_be_removed_keeps_nobody_from_starting() throws Exception {
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "broken");
        // A folder of another user, to whoever runs the tests, root included.
        program(home.resolve("jdk/bin/rm"), """
                #!/bin/sh
                echo 'rm: Permission denied' >&2
                exit 1
                """);
        var called = called("serve");
        assertTrue(called.contains("-jar"), called);
        assertFalse(called.contains("-XX:AOTCache="), called);
        assertFalse(called.contains("Permission denied"), called);
    }

    @Test
    void commands_that_end_by_themselves_keep_nothing() throws Exception {
        for (var command : List.of("doctor", "load", "verify"))
            assertFalse(called(command).contains("AOT"), command);
        assertFalse(called("demo", "--help").contains("AOT"));
    }

    private String called(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", home.resolve("undersigned").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().merge("PATH", home.resolve("jdk/bin") + ":", (path, first) -> first + path);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }
}
