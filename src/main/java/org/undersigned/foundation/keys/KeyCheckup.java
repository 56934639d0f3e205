package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;

/** Whether the key file is this database's, which it is if we got here, and whether others may read it. */
@Singleton
final class KeyCheckup implements Checkup {

    private static final EnumSet<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final MasterKey master;
    private final Path file;

    KeyCheckup(MasterKey master, @ConfigProperty(name = "undersigned.key-file") String file) {
        this.master = master;
        this.file = Path.of(file);
    }

    @Override
    public String about() {
        return "key file";
    }

    @Override
    public List<Finding> look() {
        try {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            if (!OWNERS.containsAll(permissions))
                return List.of(Finding.fault(
                        "Others on this machine may read it.", "Run chmod 600 " + file.toAbsolutePath() + "."));
            return List.of(Finding.fine("It holds key " + master.id()
                    + ", which this database was written with. Without a copy in another place, a lost disk loses"
                    + " everything that is sealed."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
