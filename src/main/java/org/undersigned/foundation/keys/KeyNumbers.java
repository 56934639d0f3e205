package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What this machine remembers outside the database of recipients' keys: how many a recipient has had. Who can write to the database can
 * put everything there back as it was once, marks and all; and an old backup does so by accident.
 *
 * <p>A file beside the high-water files, {@code keys-ROOT}, with a line {@code RECIPIENT NUMBER} for each key that took the place of
 * another; of several lines the highest counts. So several processes may write to it.
 */
@Singleton
final class KeyNumbers {

    private static final Logger LOG = Logger.getLogger(KeyNumbers.class);

    private final Path file;
    private final Map<String, Long> highest = new ConcurrentHashMap<>();

    KeyNumbers(MasterKey master, @ConfigProperty(name = "undersigned.log-folder") String folder) {
        this.file = Path.of(folder).resolve("keys-" + master.id());
        read();
    }

    /** The highest number that a recipient's key in force was seen to have; 0 if there was none. */
    long of(String recipient) {
        return highest.getOrDefault(recipient, 0L);
    }

    /** Remembers one that is in force. */
    synchronized void saw(String recipient, long number) {
        if (number <= of(recipient)) return;
        highest.put(recipient, number);
        // The first one of a recipient takes nobody's place; those of days are made each day.
        if (number > 1) write(recipient + " " + number + "\n");
    }

    private void read() {
        if (!Files.exists(file)) return;
        try {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ");
                // A line that a power cut tore has no number, or a lower one.
                if (parts.length == 2 && parts[1].matches("[0-9]{1,18}"))
                    highest.merge(parts[0], Long.parseLong(parts[1]), Math::max);
            }
        } catch (IOException e) {
            unusable(e);
        }
    }

    private void write(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            unusable(e);
        }
    }

    /** People can still sign: the marks hold without it, but for rows that are put back whole. */
    private void unusable(IOException problem) {
        LOG.errorf(
                "%s cannot be read or written (%s): which keys came first is remembered by the database alone.",
                file, problem.getClass().getSimpleName());
    }
}
