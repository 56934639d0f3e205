package org.undersigned.foundation.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.http.Site;

/** Whether a backup was made here lately. {@code backup} leaves a mark when it has read its file back. */
@Singleton
final class BackupCheckup implements Checkup {

    private static final Duration LATELY = Duration.ofHours(26);

    private final Site site;
    private final Path mark;
    private final InstantSource clock;

    BackupCheckup(Site site, @ConfigProperty(name = "undersigned.log-folder") String folder, InstantSource clock) {
        this.site = site;
        this.mark = mark(folder);
        this.clock = clock;
    }

    /** Where the mark lies: beside the folder of what was published. */
    static Path mark(String logFolder) {
        return Path.of(logFolder).toAbsolutePath().resolveSibling("last-backup");
    }

    @Override
    public String about() {
        return "backup";
    }

    @Override
    public List<Finding> look() {
        if (site.isDemo()) return List.of(Finding.fine("Nobody backs up a demo."));
        if (System.getProperty("undersigned.backup-recipient", "").isEmpty())
            return List.of(Finding.fault(
                    "No backup can be made: there is no key to encrypt it for.",
                    "On another machine run age-keygen -o backup.key, and set UNDERSIGNED_BACKUP_RECIPIENT to the line that"
                            + " begins with age1."));
        try {
            if (!Files.exists(mark))
                return List.of(Finding.fault(
                        "No backup was made with this data folder.",
                        "Run ./undersigned backup FILE every day, and copy the file to another place."));
            var made = Files.getLastModifiedTime(mark).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return List.of(
                    made.isBefore(clock.instant().minus(LATELY))
                            ? Finding.look(
                                    "The last backup was made at " + made + ".",
                                    "Run ./undersigned backup FILE every day.")
                            : Finding.fine("The last backup was made at " + made + ", and read back."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
