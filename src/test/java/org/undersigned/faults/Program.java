package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.fail;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.undersigned.foundation.db.FreePort;

/**
 * The built program as a process of its own, started by the same jar as the launcher does, with half of its heap and the quicker of the JDK's two compilers:
 * several run beside the tests, and none for long. It keeps its port from one start to the next.
 */
final class Program implements AutoCloseable {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path JAR = HERE.resolve("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final List<String> inside;
    private final Map<String, String> settings;
    private final int port = freePort();
    private Process process;

    /**
     * Does not start it yet.
     *
     * @param folder its data folder
     * @param inside a command that runs the command behind it, such as one that gives it a small disk; or nothing
     * @param settings of its environment
     */
    Program(Path folder, List<String> inside, Map<String, String> settings) {
        this.folder = folder;
        this.inside = inside;
        this.settings = new TreeMap<>(settings);
        this.settings.put("UNDERSIGNED_DATA", folder.toString());
        this.settings.put("UNDERSIGNED_HOST", "127.0.0.1");
        this.settings.put("UNDERSIGNED_PORT", String.valueOf(port));
        this.settings.put("UNDERSIGNED_LOOPBACK_EXEMPT", "true");
        this.settings.putIfAbsent("UNDERSIGNED_STEWARD_KEY", "hosted");
    }

    /** Runs a command of the program to its end, on the database in {@code folder}. */
    static void run(Path folder, String... arguments) {
        run(folder, Map.of(), arguments);
    }

    /** As {@link #run(Path, String...)}, with settings of its environment. */
    static void run(Path folder, Map<String, String> settings, String... arguments) {
        run(folder, List.of(), settings, arguments);
    }

    /** As {@link #run(Path, Map, String...)}, inside another command. */
    static void run(Path folder, List<String> inside, Map<String, String> settings, String... arguments) {
        var program = new Program(folder, inside, settings);
        program.launch(arguments);
        try {
            if (!program.process.waitFor(10, TimeUnit.MINUTES) || program.process.exitValue() != 0)
                fail(arguments[0] + " did not end well; see " + program.log());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a start that came to nothing ended with, and what it said. */
    record Refused(int status, String said) {}

    /** Tries to start it, and waits until it has given up. */
    Refused refused() {
        try {
            var before = Files.exists(log()) ? Files.readString(log()).length() : 0;
            beginToStart();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                fail("the program did not give up; see " + log());
            }
            return new Refused(process.exitValue(), Files.readString(log()).substring(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** When the program was built; fails if that was before its sources were written. */
    static long built() {
        try (var sources = Files.walk(HERE.resolve("src/main"))) {
            var newest = sources.mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElseThrow();
            if (JAR.toFile().lastModified() < newest)
                fail("The program is not built, or older than its sources, and this test starts it."
                        + " Run ./undersigned test, or first: mvn -DskipTests package");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JAR.toFile().lastModified();
    }

    /** Starts it and waits until it serves. */
    Program start() {
        return start("serve");
    }

    /** Starts it by that command, which is {@code serve} or {@code demo}, and waits until it serves. */
    Program start(String command) {
        beginToStart(command);
        await(this::serves, "the program to serve; see " + log());
        return this;
    }

    /** Starts it without waiting. */
    void beginToStart() {
        beginToStart("serve");
    }

    private void beginToStart(String command) {
        // Any free one is chosen anew, for a killed program may leave its old one busy.
        settings.put("UNDERSIGNED_MANAGEMENT_PORT", String.valueOf(freePort()));
        launch(command);
    }

    /** Where it serves. */
    URI site() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it says goes there. */
    Path log() {
        return folder.resolve("program.log");
    }

    boolean serves() {
        if (!process.isAlive()) fail("the program ended by itself; see " + log());
        return Public.at(site()).isOpen();
    }

    /** Without a warning: kill -9. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** Holds it in the middle of what it does, as a machine that sleeps or a debugger would. */
    void pause() {
        signal(process.pid(), "STOP");
    }

    void goOn() {
        signal(process.pid(), "CONT");
    }

    /** Sends a signal to one process. */
    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process == null || !process.isAlive()) return;
        goOn();
        process.destroy();
        ended();
    }

    private void ended() {
        try {
            if (process.waitFor(3, TimeUnit.MINUTES)) return;
            process.destroyForcibly();
            fail("the program did not end; see " + log());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void launch(String... arguments) {
        built();
        var command = new ArrayList<>(inside);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dundersigned.home=" + HERE,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("UNDERSIGNED_"));
        builder.environment().putAll(settings);
        try {
            var started = builder.start();
            process = started;
            // If the tests are broken off, what they started ends too.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try {
            return FreePort.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
