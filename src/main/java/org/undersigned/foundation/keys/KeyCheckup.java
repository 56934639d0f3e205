package org.undersigned.foundation.keys;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.db.Db;

/** Whether the key file is this database's, which it is if we got here, whether others may read it, and whose the recipients' keys are. */
@Singleton
final class KeyCheckup implements Checkup {

    private static final EnumSet<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final MasterKey master;
    private final Path file;
    private final RecipientKeys recipients;
    private final Db db;

    KeyCheckup(
            MasterKey master,
            RecipientKeys recipients,
            Db db,
            @ConfigProperty(name = "undersigned.key-file") String file) {
        this.master = master;
        this.recipients = recipients;
        this.db = db;
        this.file = Path.of(file);
    }

    @Override
    public String about() {
        return "key file";
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<>(file());
        for (var recipient : db.read(recipients::foreign))
            findings.add(
                    Finding.fault(
                            "The key in force for " + recipient
                                    + " was not set by this program: somebody wrote to the database. Nothing is sealed to"
                                    + " it, and its box is not shown.",
                            "Find out who could. Then set the right key again: key set, or for the steward UNDERSIGNED_STEWARD_KEY and a new start."));
        return findings;
    }

    private List<Finding> file() {
        try {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            if (!OWNERS.containsAll(permissions))
                return List.of(Finding.fault(
                        "Others on this machine may read it.", "Run chmod 600 " + file.toAbsolutePath() + "."));
            var findings = new ArrayList<Finding>();
            findings.add(Finding.fine("It holds key " + master.fileId()
                    + ", which this database was written with. Without a copy in another place, a lost disk loses"
                    + " everything that is sealed."));
            for (var old : KeyFile.olds(file))
                findings.add(Finding.look(
                        "The key of before lies beside it: " + old + ". It opens backups from before the change.",
                        "Take it to a safe place, apart from those backups, and delete it here."));
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
