package org.undersigned.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

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
    Stream<DynamicTest> every_rule_sees_a_planted_violation() throws IOException {
        var planted = new ClassFileImporter().importPath(compiled());
        return Rules.all(PLANTED).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    var result = rule.getValue().evaluate(planted);
                    assertTrue(result.hasViolation(), "the rule saw nothing");
                    var report = String.join("\n", result.getFailureReport().getDetails());
                    for (var part : planted(rule.getKey())) assertTrue(report.contains(part), part + " is not seen");
                }));
    }

    /** What has to stand in the report of a rule: of one with several parts, each. */
    private static List<String> planted(String rule) {
        if (rule.equals("time and chance come from outside"))
            return List.of(
                    "PlantedService.ignored",
                    "AsksTheCalendar.<init>",
                    "AsksTheCalendarElsewhere.<init>",
                    "AsksTheMachine.<init>",
                    "ThrowsDice.eyes");
        if (!rule.startsWith("order of ")) return List.of();
        var name = rule.substring("order of ".length());
        return Rules.ORDER.subList(Rules.ORDER.indexOf(name) + 1, Rules.ORDER.size()).stream()
                .map(later -> "<" + PLANTED + "." + name + ".Ahead." + later + ">")
                .toList();
    }

    /** Planted sources are compiled here and not with the tests, so that the application under test never meets them. */
    private static Path compiled() throws IOException {
        var classes = Path.of("target", "planted").toString();
        var arguments = new ArrayList<>(List.of("-d", classes, "-cp", System.getProperty("java.class.path")));
        try (var files = Files.list(Path.of("src/test/resources/planted"))) {
            files.map(Path::toString).forEach(arguments::add);
        }
        arguments.addAll(lookingAhead());
        var status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, status);
        return Path.of(classes);
    }

    /** In each package a class that uses one of every later package. */
    private static List<String> lookingAhead() throws IOException {
        var sources = new ArrayList<String>();
        for (int i = 0; i < Rules.ORDER.size(); i++) {
            var name = Rules.ORDER.get(i);
            var fields = Rules.ORDER.subList(i + 1, Rules.ORDER.size()).stream()
                    .map(later -> PLANTED + "." + later + ".Ahead " + later + ";")
                    .collect(Collectors.joining("\n"));
            var folder = Files.createDirectories(Path.of("target", "planted-sources", name));
            sources.add(Files.writeString(
                            folder.resolve("Ahead.java"),
                            "package " + PLANTED + "." + name + ";\npublic final class Ahead {\n" + fields + "\n}\n")
                    .toString());
        }
        return sources;
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
    void the_name_of_a_test_is_a_sentence() {
        var tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT);
        var wrong = tests.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Test.class)
                        || method.isAnnotatedWith(ParameterizedTest.class)
                        || method.isAnnotatedWith(TestFactory.class))
                .filter(method -> !method.getName().matches("[a-z0-9]+(_[a-z0-9]+)+"))
                .map(JavaMethod::getFullName)
                .toList();
        assertEquals(List.of(), wrong);
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
