package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of somebody else's. It answers 0 for what it accepts and 1 for what it refuses. */
public final class OutsideProgram {

    private final Path folder;
    private final Map<String, String> environment;

    /** Runs in {@code folder}, with these variables beside its environment. */
    public OutsideProgram(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** It ends with 0; what it said comes back. */
    public String accepts(List<String> command) {
        var answer = run(command);
        assertEquals(0, answer.status, answer.output);
        return answer.output;
    }

    /** It ends with 1, after a line that says that it refused. */
    public void refuses(List<String> command) {
        var answer = run(command);
        assertEquals(1, answer.status, answer.output);
        assertTrue(answer.output.lines().anyMatch(line -> line.startsWith("refused: ")), answer.output);
    }

    private record Answer(int status, String output) {}

    private Answer run(List<String> command) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var program = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            program.environment().putAll(environment);
            var running = program.start();
            try {
                assertTrue(running.waitFor(10, TimeUnit.MINUTES), command + " does not end");
            } finally {
                running.destroyForcibly();
            }
            return new Answer(running.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new AssertionError(
                    "cannot run " + command.getFirst() + "; ./undersigned test installs it on Debian", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One command. */
    public static List<String> command(Object... parts) {
        return Arrays.stream(parts).map(Object::toString).toList();
    }
}
