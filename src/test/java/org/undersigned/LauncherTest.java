package org.undersigned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher makes of what is typed behind {@code test} and {@code release}. Maven and apt-get only write down that they were called. */
class LauncherTest {

    private static final List<String> TOOLS =
            List.of("sh", "cat", "dirname", "readlink", "find", "sed", "head", "mktemp", "rm");
    private static final List<String> THERE = List.of("node", "npm", "go", "strace", "age", "chromium");

    @TempDir
    Path folder;

    private Path called;

    private record Ended(int status, String text) {}

    @BeforeEach
    void tools_that_do_nothing() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        called = folder.resolve("called");
        for (var tool : TOOLS)
            for (var place : System.getenv("PATH").split(":")) {
                var there = Path.of(place, tool);
                if (!Files.isExecutable(there) || Files.exists(bin.resolve(tool))) continue;
                Files.createSymbolicLink(bin.resolve(tool), there);
            }
        for (var name : THERE) script(bin.resolve(name), "exit 0");
        script(bin.resolve("id"), "echo 0");
        for (var name : List.of("mvn", "apt-get"))
            script(bin.resolve(name), "echo \"" + name + " $*\" >> '" + called + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "release"})
    void help_is_help_and_nothing_is_installed_built_or_written(String command) throws Exception {
        for (var option : List.of("--help", "-h")) {
            var help = run(command, option);
            assertEquals(0, help.status, help.text);
            assertTrue(help.text.startsWith("Usage: ./undersigned " + command), help.text);
        }
        assertFalse(Files.exists(called), "something was called");
        assertEquals(List.of(), written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test --without-browsers",
                "test SuzieSignsTest",
                "test -X",
                "test -D",
                "test --long --fast",
                "release --force",
                "release one.tar.gz two.tar.gz"
            })
    void what_nobody_can_mean_ends_with_status_2_and_advice(String line) throws Exception {
        var words = line.split(" ");
        var ended = run(words);
        assertEquals(2, ended.status, ended.text);
        assertTrue(ended.text.contains("Try ./undersigned " + words[0] + " --help."), ended.text);
        assertFalse(Files.exists(called), "something was called");
        assertEquals(List.of(), written());
    }

    @Test
    void options_stand_in_any_order_and_those_with_d_go_on_to_maven() throws Exception {
        var ended = run("test", "-Dpictures", "--long", "-Dtest=A, B", "--without-browser");
        assertEquals(0, ended.status, ended.text);
        var lines = Files.readAllLines(called).stream()
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertEquals(List.of("mvn -B -ntp -DexcludedGroups=browser -Dpictures -Dtest=A, B verify"), lines);
    }

    @Test
    void without_options_everything_runs_but_what_is_long_in_two_halves() throws Exception {
        assertEquals(0, run("test").status);
        var lines = Files.readAllLines(called).stream()
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertEquals("mvn -B -ntp -DskipTests -DexcludedGroups=none,long verify", lines.getFirst());
        assertEquals(
                Set.of(
                        "mvn -B -ntp -Dsurefire.excludesFile=src/test/second-half.txt -DexcludedGroups=none,long surefire:test",
                        "mvn -B -ntp -Dsurefire.includesFile=src/test/second-half.txt -DtempDir=second-half"
                                + " -Dundersigned.tests=target/second-half -DexcludedGroups=none,long surefire:test"),
                Set.copyOf(lines.subList(1, lines.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DskipTests", "includesFile", "excludesFile"})
    void what_fails_in_either_half_or_before_fails_the_run(String where) throws Exception {
        script(
                folder.resolve("bin/mvn"),
                "case \"$*\" in *" + where + "*) echo failed of " + where + "; exit 1 ;; esac; echo passed");
        var ended = run("test");
        assertEquals(1, ended.status, ended.text);
        assertTrue(ended.text.contains("failed of " + where), ended.text);
        assertEquals(!where.equals("-DskipTests"), ended.text.contains("passed"), ended.text);
    }

    /** What lies in the folder that the launcher was called from. */
    private List<Path> written() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("bin") && !file.equals(called))
                    .toList();
        }
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Path.of("undersigned").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
