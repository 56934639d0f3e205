package org.undersigned.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A data folder with the first sample campaign, made once by the program itself and copied for each class of tests. */
final class Installation implements AutoCloseable {

    private static final Path ALL = Path.of("target", "faults").toAbsolutePath();
    private static final Path MADE = ALL.resolve("made");

    final Path folder;

    private Installation(Path folder) {
        this.folder = folder;
    }

    /** A fresh copy; {@code name} is the name of its folder under {@code target/faults}. */
    static synchronized Installation fresh(String name) {
        try {
            if (!Files.exists(MADE.resolve("done"))
                    || MADE.resolve("done").toFile().lastModified() < Program.built()) {
                clear(MADE);
                Files.createDirectories(MADE);
                Program.run(MADE, "load", "--launch", "samples/us-welcomes");
                Files.createFile(MADE.resolve("done"));
            }
            var folder = ALL.resolve(name);
            clear(folder);
            copy(MADE.resolve("serve"), folder.resolve("serve"));
            return new Installation(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that the program makes now, inside another command; {@code name} as for {@link #fresh}. */
    static Installation made(String name, List<String> inside) {
        try {
            var folder = ALL.resolve(name);
            clear(folder);
            Program.run(folder, inside, Map.of(), "load", "--launch", "samples/us-welcomes");
            return new Installation(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of its database and keys. */
    Path served() {
        return folder.resolve("serve");
    }

    Path keyFile() {
        return served().resolve("keys/master.key");
    }

    /** Process id of its database server. */
    long database() {
        try {
            return Long.parseLong(Files.readAllLines(served().resolve("data/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server that a killed program left behind. */
    @Override
    public void close() {
        if (Files.exists(served().resolve("data/postmaster.pid"))) Program.signal(database(), "INT");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(file -> !file.startsWith(from.resolve("postgresql")))
                    .toList())
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
        }
        // The programs are the same for all; only what they work on is copied.
        Files.createSymbolicLink(to.resolve("postgresql"), from.resolve("postgresql"));
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder))
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        Files.createDirectories(folder);
    }
}
