package org.undersigned.log;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.TileReader;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.TreeHead;

/**
 * What this machine remembers of each log outside the database: how far it has signed. A log must never sign two histories, and the
 * usual way to do it by accident is to restore an old backup; then the database knows less than this file, and nothing is signed.
 *
 * <p>A file for each log, {@code PETITION-LOG}, with a line {@code signed SIZE ROOT} and, while a batch is under way, a line
 * {@code signing SIZE ROOT}; flushed to the disk before the transaction commits and again after it. Beside them a file {@code
 * PETITION-retired} for each petition that is.
 */
@Singleton
final class HighWater {

    private static final String RETIRED = "-retired";

    private final Path folder;

    HighWater(@ConfigProperty(name = "undersigned.log-folder") String folder) {
        this.folder = Path.of(folder);
    }

    /**
     * Whether the database knows all that this machine has signed of a log: at least as much, beginning with the very same. A log that
     * this machine never signed (another machine, a new folder) is believed. A batch that was under way when the program ended may
     * have been published or not.
     *
     * @param tiles of the log as the database has it
     */
    boolean allows(LogStore.Head head, TileReader tiles) {
        return signedSoFar(file(head))
                .map(signed -> head.tree().size() >= signed.size()
                        && new TiledTree(head.tree(), tiles).at(signed.size()).equals(signed))
                .orElse(true);
    }

    /** Before the transaction that publishes {@code next} commits. */
    void signing(LogStore.Head before, TreeHead next) {
        write(file(before), line("signed", before.tree()) + line("signing", next));
    }

    /**
     * Remembers what the database has, if this machine remembers less: it was killed after the commit and before it could note it, or
     * another machine signed. Until then, a backup from before that would be believed. Only for what {@link #allows} was asked about.
     */
    void keepUp(LogStore.Head head) {
        var size = head.tree().size();
        if (signedSoFar(file(head)).filter(signed -> signed.size() >= size).isEmpty()) signed(head);
    }

    /** After it has committed. */
    void signed(LogStore.Head head) {
        write(file(head), line("signed", head.tree()));
    }

    /** Remembers that a petition is retired, so that an old backup does not bring its people back. */
    void retired(UUID petition) {
        write(folder.resolve(petition + RETIRED), "retired\n");
    }

    /** The petitions that this machine knows to be retired. */
    List<UUID> retired() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RETIRED))
                    .map(name -> UUID.fromString(name.substring(0, name.length() - RETIRED.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(LogStore.Head head) {
        return folder.resolve(head.petition() + "-" + head.kind().word());
    }

    private static String line(String word, TreeHead tree) {
        return word + " " + tree.size() + " " + tree.root().base64() + "\n";
    }

    private static Optional<TreeHead> signedSoFar(Path file) {
        try {
            if (!Files.exists(file)) return Optional.empty();
            var parts = Files.readAllLines(file).getFirst().split(" ");
            return Optional.of(new TreeHead(Long.parseLong(parts[1]), Hash.parse(parts[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // An unreadable memory is no leave to sign.
            throw new IllegalStateException("the high-water file " + file + " cannot be read", e);
        }
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder);
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(text));
                channel.force(true);
            }
            move(fresh, file);
            // The name is safe when the folder is: Linux flushes a folder like a file.
            try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folder of high-water files needs atomic renames: " + to, e);
        }
    }
}
