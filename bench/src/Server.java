import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process of a benchmark on a port of 127.0.0.1. */
final class Server implements AutoCloseable {

    private static final int LONGEST_START_SECONDS = 60;
    private static final int LONGEST_STOP_SECONDS = 60;
    /** How long after an attempt the next one asks whether the page is there. */
    private static final int POLL_MILLIS = 20;

    private final Process process;
    private final Path log;
    private final int port;
    private final long began = System.nanoTime();

    private Server(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts a program that listens on {@code port}, with its output in the file {@code log}. */
    static Server start(ProcessBuilder builder, Path log, int port) throws IOException {
        return new Server(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Waits for the first 200 of {@code path} and says how many seconds after the start it came. */
    double awaitPage(String path) throws InterruptedException {
        while (!answers(path)) {
            if (!process.isAlive()) throw new Refused("The server ended at once: " + lastWords());
            if (seconds() > LONGEST_START_SECONDS)
                throw new Refused("No page at " + path + " within " + LONGEST_START_SECONDS + " s: " + lastWords());
            Thread.sleep(POLL_MILLIS);
        }
        return seconds();
    }

    private boolean answers(String path) {
        try {
            return Fetched.get(port, path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", List.copyOf(lines.subList(Math.max(0, lines.size() - 10), lines.size())));
        } catch (IOException e) {
            return "(no output)";
        }
    }

    /** Stops it, politely first. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) return;
        process.destroyForcibly();
        process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }
}
