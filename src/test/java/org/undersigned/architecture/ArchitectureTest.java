package org.undersigned.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final String ROOT = "org.undersigned";
    private static final String PLANTED = ROOT + ".architecture.planted";
    private static final Path SOURCES = Path.of("src/main/java/org/undersigned");
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> the_program_keeps_every_rule() {
        return Rules.all(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PROGRAM)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_sees_a_planted_violation() {
        var planted = new ClassFileImporter().importPath(compiled());
        return Rules.all(PLANTED).entrySet().stream()
                .filter(rule ->
                        !rule.getKey().startsWith("order of") || rule.getKey().equals("order of foundation"))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertTrue(rule.getValue().evaluate(planted).hasViolation(), "the rule saw nothing")));
    }

    /** Planted sources are compiled here and not with the tests, so that the application under test never meets them. */
    private static Path compiled() {
        var classes = Path.of("target", "planted").toString();
        var status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "src/test/resources/planted/KnowsFeatures.java",
                        "src/test/resources/planted/KnowsFoundation.java",
                        "src/test/resources/planted/PlantedService.java");
        assertEquals(0, status);
        return Path.of(classes);
    }

    @Test
    void the_order_is_exactly_the_folders_on_disk() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            var names = new TreeSet<>(folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList());
            assertEquals(new TreeSet<>(Rules.ORDER), names);
        }
    }

    @Test
    void the_architecture_page_lists_the_packages_in_their_order() throws IOException {
        var listed = Files.readAllLines(Path.of("docs/architecture.md")).stream()
                .map(line -> line.split("\\s+", 2)[0].replace("/", ""))
                .filter(Rules.ORDER::contains)
                .toList();
        assertEquals(Rules.ORDER, listed);
    }

    @Test
    void every_package_says_what_it_is_for() {
        for (var name : Rules.ORDER)
            if (!name.equals("foundation"))
                assertTrue(Files.exists(SOURCES.resolve(name).resolve("package-info.java")), name);
    }

    @Test
    void no_source_file_is_longer_than_300_lines() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var lines = Files.readAllLines(file).size();
                assertTrue(lines <= 300, file + " has " + lines + " lines: look for the second thing hiding inside");
            }
        }
    }

    @Test
    void no_test_is_switched_off_or_sleeps() throws IOException {
        var marks = List.of("@Dis" + "abled", "Thread.sl" + "eep", "assumeT" + "rue");
        try (var files = Files.walk(Path.of("src/test"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                for (var mark : marks) assertTrue(!text.contains(mark), file + " has " + mark);
            }
        }
    }
}
