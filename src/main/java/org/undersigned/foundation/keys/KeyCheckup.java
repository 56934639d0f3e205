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

    private static final String AGAIN =
            "Then choose the right key again: key set or key host, or for the steward UNDERSIGNED_STEWARD_KEY and a new start.";

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
        db.read(recipients::foreign).stream().map(KeyCheckup::foreign).forEach(findings::add);
        return findings;
    }

    private static Finding foreign(RecipientKeys.Foreign foreign) {
        var recipient = foreign.key().recipient();
        var key = "The key in force for " + recipient + ", " + foreign.key().id() + ",";
        var nothing = " Nothing is sealed to it, and its box is not shown.";
        return switch (foreign.fault()) {
            case UNMARKED ->
                Finding.fault(
                        key
                                + " has no mark of this program: it is from before there were marks, or somebody wrote to the"
                                + " database." + nothing,
                        "Compare it with what its owner says, by another way than this site. " + AGAIN);
            case NOT_OURS ->
                Finding.fault(
                        key + " was not set by this program: somebody wrote to the database." + nothing,
                        "Find out who could. " + AGAIN);
            case OLDER ->
                Finding.fault(
                        key + " is from before another one: somebody put it back, or this database is an old backup."
                                + nothing,
                        "If it is no backup, find out who could. " + AGAIN);
            case PUT_OUT ->
                Finding.fault(
                        "The key " + foreign.key().id() + " of " + recipient
                                + ", which is not in force, was not put there, or not put out of force, by this program:"
                                + " somebody wrote to the database.",
                        "Find out who could. " + AGAIN);
        };
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
