package org.undersigned.foundation.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL 18 of our own in one folder: durable, checksummed, on the loopback interface only, with a password. Its folder
 * belongs to one running program at a time (a file lock). If a program was killed and left its server behind, the next start stops
 * that server properly and starts anew on the same data. If the server dies under the program, it is started again on its port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final String USER = "undersigned";

    /** Everything that an acknowledged signature relies on, said aloud, and what keeps people's data out of the server's log. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "log_parameter_max_length_on_error=0",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "max_connections=100",
            "checkpoint_timeout=15min",
            // A petition's tables grow from nothing within minutes, and the planner should hear of it.
            "autovacuum_naptime=15s",
            "password_encryption=scram-sha-256");

    /** The data folders that this process holds the lock of. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final PostgresBinaries binaries;
    private final int port;
    private final FileLock lock;
    private final CountDownLatch closing = new CountDownLatch(1);

    private EmbeddedPostgres(Path folder, PostgresBinaries binaries, int port, FileLock lock) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
        this.lock = lock;
    }

    /**
     * Starts the server of {@code folder}, making it on the first call.
     *
     * @throws InUse if another program runs on this folder
     */
    public static EmbeddedPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            if (HELD.contains(data(folder))) throw new InUse(folder);
            var lock = lock(folder).orElseThrow(() -> new InUse(folder));
            HELD.add(data(folder));
            var binaries = PostgresBinaries.unpack(folder.resolve("postgresql"));
            if (!Files.exists(data(folder).resolve("PG_VERSION"))) initialise(folder, binaries);
            // A killed program leaves its server running; we hold the lock, so it is nobody's.
            stop(folder, binaries);
            var port = FreePort.take();
            launch(folder, binaries, port);
            var postgres = new EmbeddedPostgres(folder, binaries, port, lock);
            Thread.ofPlatform().name("postgresql-watch").daemon().start(postgres::watch);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the server that a running program keeps on {@code folder}, if one does. */
    public static Optional<String> running(Path folder) {
        try {
            if (!Files.isDirectory(folder)) return Optional.empty();
            // Closing any descriptor of the lock file would drop this process's own lock (POSIX), so ours is not tried.
            if (HELD.contains(data(folder))) return postmaster(folder).map(pid -> url(pid.port));
            var lock = lock(folder);
            if (lock.isPresent()) {
                lock.get().channel().close();
                return Optional.empty();
            }
            return postmaster(folder).map(pid -> url(pid.port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For JDBC; user and password apart. */
    public String url() {
        return url(port);
    }

    public static String user() {
        return USER;
    }

    public static String password(Path folder) {
        try {
            return Files.readString(folder.resolve("postgresql.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process id of the server. */
    public long pid() {
        return postmaster(folder).orElseThrow().pid;
    }

    /** Stops the server, waiting for what is under way, and gives the folder back. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (closing) {
            stop(folder, binaries);
        }
        try {
            HELD.remove(data(folder));
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void launch(Path folder, PostgresBinaries binaries, int port) {
        var command = binaries.command(
                "pg_ctl",
                "-D",
                data(folder).toString(),
                "-w",
                "-t",
                "60",
                "-l",
                folder.resolve("postgresql.log").toString());
        command.addAll(List.of("-o", options(folder, port), "start"));
        run(command, Duration.ofSeconds(70));
    }

    /** Whatever killed the server (want of memory, a full disk, an operator), the program is of no use without it. */
    private void watch() {
        var told = false;
        try {
            while (!closing.await(told ? 1_000 : 300, TimeUnit.MILLISECONDS))
                synchronized (closing) {
                    if (closing.getCount() == 0 || living(folder).isPresent()) continue;
                    if (!told) LOG.error("The database server ended. It is started again; postgresql.log says more.");
                    told = true;
                    try {
                        launch(folder, binaries, port);
                        told = false;
                    } catch (IllegalStateException notYet) {
                        // What it left behind may still be ending, or the disk still be full.
                    }
                }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void initialise(Path folder, PostgresBinaries binaries) throws IOException {
        var password = new byte[24];
        new SecureRandom().nextBytes(password);
        var file = folder.resolve("postgresql.password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(password), StandardOpenOption.WRITE);
        run(
                binaries.command(
                        "initdb",
                        "-D",
                        data(folder).toString(),
                        "-U",
                        USER,
                        "--pwfile=" + file,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--data-checksums"),
                Duration.ofSeconds(120));
    }

    private static void stop(Path folder, PostgresBinaries binaries) {
        if (living(folder).isEmpty()) return;
        run(
                binaries.command("pg_ctl", "-D", data(folder).toString(), "-m", "fast", "-w", "-t", "60", "stop"),
                Duration.ofSeconds(70));
    }

    /** The server, unless only its file is left, or the number went to another program since. */
    private static Optional<Postmaster> living(Path folder) {
        return postmaster(folder)
                .filter(server -> ProcessHandle.of(server.pid)
                        .filter(process -> process.info()
                                .command()
                                .map(name -> name.endsWith("postgres"))
                                .orElse(true))
                        .isPresent());
    }

    private record Postmaster(long pid, int port) {}

    /** What {@code postmaster.pid} says: line 1 is the process, line 4 the port. */
    private static Optional<Postmaster> postmaster(Path folder) {
        try {
            var lines = Files.readAllLines(data(folder).resolve("postmaster.pid"));
            if (lines.size() < 4) return Optional.empty();
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<FileLock> lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) channel.close();
            return lock;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("data").toAbsolutePath();
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static String options(Path folder, int port) {
        var settings = new ArrayList<>(SETTINGS);
        settings.addAll(share(folder).settings());
        return "-p " + port + " -c " + String.join(" -c ", settings);
    }

    private static EmbeddedShare share(Path folder) {
        try {
            return EmbeddedShare.here(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, Duration longest) {
        try {
            var output = Files.createTempFile("undersigned-postgresql", ".txt");
            var process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
            var said = Files.readString(output);
            Files.delete(output);
            if (process.isAlive() || process.exitValue() != 0)
                throw new IllegalStateException(
                        "PostgreSQL did not do what it was asked (" + command.getLast() + "): " + said.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Another program runs on the folder. */
    public static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUse(Path folder) {
            super("Another Undersigned runs on " + folder.toAbsolutePath()
                    + ". Stop it first, or choose another folder with UNDERSIGNED_DATA.");
        }
    }
}
