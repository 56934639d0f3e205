package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.undersigned.log.ReceiptFuzzTest;
import org.undersigned.log.WitnessFuzzTest;

/** Makes up new inputs for every parser, each in a process of its own, because Jazzer instruments all that it runs in. */
@Tag("long")
class FuzzingTest {

    private static final int SECONDS = Integer.getInteger("undersigned.fuzz.seconds", 30);

    @TestFactory
    Stream<DynamicTest> no_made_up_input_is_neither_read_nor_refused() {
        return Stream.of(ParserFuzzTest.class, ReceiptFuzzTest.class, WitnessFuzzTest.class)
                .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(method -> DynamicTest.dynamicTest(
                        method.getName(), () -> fuzz(method.getDeclaringClass(), method.getName())));
    }

    /** What Jazzer found worth keeping stays in {@code target/fuzz/PARSER}, and what fails too. */
    private static void fuzz(Class<?> tests, String parser) throws IOException, InterruptedException {
        var folder = Files.createDirectories(Path.of("target/fuzz").resolve(parser));
        var corpus = Files.createDirectories(folder.resolve("corpus").toAbsolutePath());
        var seeds = Path.of("src/test/resources", tests.getName().replace('.', '/') + "Inputs")
                .resolve(parser)
                .toAbsolutePath();
        var output = folder.resolve("output.txt");
        var jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        Jazzer.class.getName(),
                        "--target_class=" + tests.getName(),
                        "--target_method=" + parser,
                        "--hooks=true",
                        "--instrumentation_includes=org.undersigned.transparency.**:org.undersigned.log.**",
                        "-max_total_time=" + SECONDS,
                        "-max_len=4096",
                        corpus.toString(),
                        seeds.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(jazzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS), "Jazzer does not end");
        } finally {
            jazzer.destroyForcibly();
        }
        var told = Files.readString(output);
        assertEquals(0, jazzer.exitValue(), told);
        assertTrue(told.contains("DONE"), told);
    }

    private static String absolute(String classPath) {
        return String.join(
                ":",
                Arrays.stream(classPath.split(":"))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }
}
