package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release runs where there are no sources, no Maven and nothing but a JDK and what every Debian has. */
class ReleaseTest {

    private static final List<String> TOOLS = List.of("sh", "dirname", "readlink", "find", "sed", "head", "id");

    @TempDir
    Path folder;

    private record Ended(int status, String text) {}

    @Test
    void an_archive_runs_without_sources_and_without_maven() throws Exception {
        Program.built();
        var archive = folder.resolve("release.tar.gz");
        var made = run(
                Path.of("").toAbsolutePath(), System.getenv("PATH"), "./undersigned", "release", archive.toString());
        assertEquals(0, made.status, made.text);
        assertEquals(0, run(folder, System.getenv("PATH"), "tar", "-xzf", archive.toString()).status);
        Path home;
        try (var unpacked = Files.list(folder)) {
            home = unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        assertFalse(Files.exists(home.resolve("pom.xml")) || Files.exists(home.resolve("src")));
        assertTrue(
                Files.exists(home.resolve("samples/us-welcomes")) && Files.exists(home.resolve("docs/operations.md")));
        assertEquals(List.of(), unnamed(home), "jars that the bill of materials does not name");

        var path = tools();
        var key = run(
                home,
                path,
                "./undersigned",
                "key",
                "new",
                "--out",
                folder.resolve("mine").toString());
        assertEquals(0, key.status, key.text);
        assertTrue(key.text.contains("undersigned-public-v1:"), key.text);
        var test = run(home, path, "./undersigned", "test");
        assertEquals(2, test.status, test.text);
        assertTrue(test.text.contains("Tests need the sources"), test.text);
        assertEquals(2, run(home, path, "./undersigned", "release").status);
    }

    /** The jars of the program that stand in no line of its bill of materials (CycloneDX). */
    private static List<String> unnamed(Path home) throws IOException {
        var bill =
                new ObjectMapper().readTree(home.resolve("undersigned.cdx.json").toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        var named = new ArrayList<String>();
        for (var component : bill.path("components")) {
            var purl = component.path("purl").asText();
            assertTrue(purl.startsWith("pkg:maven/"), purl);
            named.add(component.path("group").asText() + "."
                    + component.path("name").asText() + "-"
                    + component.path("version").asText());
        }
        try (var jars = Files.list(home.resolve("target/quarkus-app/lib/main"))) {
            // Behind the version may stand for which machine it is.
            return jars.map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
                    .filter(jar -> named.stream().noneMatch(jar::startsWith))
                    .toList();
        }
    }

    /** A path on which there is hardly anything. */
    private String tools() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        for (var tool : TOOLS)
            for (var place : System.getenv("PATH").split(":")) {
                var there = Path.of(place, tool);
                if (!Files.isExecutable(there)) continue;
                Files.createSymbolicLink(bin.resolve(tool), there);
                break;
            }
        return bin.toString();
    }

    private static Ended run(Path where, String path, String... command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(List.of(command)).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PATH", path, "JAVA_HOME", System.getProperty("java.home")));
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
