package org.undersigned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.world.Folder;

class DocumentationTest {

    @Test
    void every_setting_is_documented() throws IOException {
        var page = Files.readString(Path.of("docs/configuration.md"));
        for (var name : Settings.NAMES) assertTrue(page.contains("`" + name + "`"), name);
    }

    @Test
    void every_problem_is_documented_and_has_words() throws IOException {
        var page = Files.readString(Path.of("docs/problems.md"));
        for (var type : ProblemType.values()) assertTrue(page.contains("`" + type.slug() + "`"), type.slug());
    }

    @Test
    void every_dependency_says_what_it_is_for() throws IOException {
        var page = Files.readString(Path.of("docs/dependencies.md"));
        var pom = Files.readString(Path.of("pom.xml"));
        var own = pom.substring(pom.indexOf("</dependencyManagement>"))
                .replaceAll("(?s)<exclusions>.*?</exclusions>", "");
        for (var artifact : all(own, "<artifactId>([^<]+)</artifactId>"))
            assertTrue(page.contains("`" + artifact + "`"), artifact);
    }

    @Test
    void the_readme_is_short_and_names_the_two_commands() throws IOException {
        var lines = Files.readAllLines(Path.of("README.md"));
        assertTrue(lines.size() <= 60, "README.md has " + lines.size() + " lines");
        var text = String.join("\n", lines);
        assertTrue(text.contains("./undersigned demo") && text.contains("./undersigned test"));
    }

    @Test
    void every_decision_has_context_decision_and_cost() throws IOException {
        try (var files = Files.list(Path.of("docs/adr"))) {
            var decisions = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            var last = 0;
            for (var file : decisions) {
                var number = Integer.parseInt(file.getFileName().toString().substring(0, 4));
                assertTrue(number > last, file + ": two decisions have this number");
                last = number;
                var text = Files.readString(file);
                for (var heading : List.of("## Context", "## Decision", "## Cost"))
                    assertTrue(text.contains(heading), file + ": " + heading);
            }
        }
    }

    @Test
    void links_between_documents_lead_somewhere() throws IOException {
        try (var files = Files.walk(Path.of("docs"))) {
            var pages = new java.util.ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".md")).toList());
            for (var name : List.of("README.md", "CONTRIBUTING.md", "STYLE.md", "SECURITY.md", "CHANGELOG.md"))
                pages.add(Path.of(name));
            for (var page : pages)
                for (var link : all(Files.readString(page), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)")) {
                    var target = (page.getParent() == null ? Path.of("") : page.getParent()).resolve(link);
                    assertTrue(Files.exists(target), page + " links to " + link);
                }
        }
    }

    @Test
    void nothing_committed_names_a_registry_or_a_developers_machine() throws IOException {
        var marks = List.of(
                "repo.maven." + "apache",
                "repo1." + "maven",
                "registry.npm" + "js",
                "deb.debian" + ".org",
                "/ho" + "me/",
                "/wo" + "rk/main");
        // Beside the sources lie the files of databases that are at work.
        var sources = Folder.files(Path.of("."), folder -> isSource(folder.resolve("x")));
        assertTrue(sources.size() > 500, sources.size() + " files");
        for (var file : sources) {
            if (!isSource(file)) continue;
            var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
            for (var mark : marks) assertTrue(!text.contains(mark), file + " names " + mark);
        }
    }

    @Test
    void the_interface_languages_are_those_that_the_campaign_file_page_names() throws IOException {
        var page = Files.readString(Path.of("docs/campaign-file.md"));
        for (var language : org.undersigned.foundation.html.Languages.all())
            assertTrue(page.contains(language), language);
        assertEquals("en", org.undersigned.foundation.html.Languages.MAIN);
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        if (file.endsWith(".git")) return false; // in a linked worktree it is a file, and names the other folder
        return Arrays.stream(new String[] {"/target/", "/.git/", "/data/", "/node_modules/", "/bench/results/"})
                .noneMatch(path::contains);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
