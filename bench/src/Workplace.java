import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * A folder for one benchmark, and what it started. Everything is stopped and removed at the end, also after a failure, Ctrl-C or
 * a polite kill.
 */
final class Workplace implements AutoCloseable {

    private final Path home;
    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Thread hook = new Thread(this::interrupted);

    private Workplace(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Makes one beside the build, on the same disk: {@code /tmp} may be memory, where a durable commit would cost nothing. */
    static Workplace open(Path home) throws IOException {
        return new Workplace(home, Files.createTempDirectory(Files.createDirectories(home.resolve("target")), "bench-"));
    }

    Path home() {
        return home;
    }

    /** Refuses to begin what the disk has no room for. */
    void needs(long bytes) throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes)
            throw new Refused("This needs some %.0f GB on the disk of %s, and %.0f GB are free. Make room, or run a smaller one (bench/README.md)."
                    .formatted(bytes / 1e9, folder, free / 1e9));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Takes charge of something that has to be closed. */
    synchronized <T extends AutoCloseable> T keep(T one) {
        started.push(one);
        return one;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("Could not stop something: " + e.getMessage());
            }
        }
        delete();
        if (Thread.currentThread() != hook) Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void interrupted() {
        // Generators and pgbench first: they are only children of this process.
        ProcessHandle.current().children().filter(child -> !isKept(child)).forEach(ProcessHandle::destroy);
        close();
    }

    private synchronized boolean isKept(ProcessHandle process) {
        return started.stream().anyMatch(one -> one instanceof Server server && server.pid() == process.pid());
    }

    private void delete() {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("Could not remove " + folder + ": " + e.getMessage());
        }
    }
}
