package org.undersigned.foundation.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undersigned.foundation.db.Login;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned backup}: everything in the database, encrypted, in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything in the database, as of one moment, to a new file. Works beside a running server.",
            "The file is encrypted with age for UNDERSIGNED_BACKUP_RECIPIENT, a key that should not be on this machine.",
            "The master key is not inside: copy the key file to another place."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:written, and read back", " 1:refused or failed; no file was left", " 2:wrong usage"})
public final class BackupCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Where to write it. There must be nothing of that name yet.")
    Path file;

    private final Noting noting;

    /** @param noting takes note before the file has its name */
    public BackupCommand(Noting noting) {
        this.noting = noting;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var backingUp = new BackingUp(Login.fromSettings(), program(), noting);
        return switch (backingUp.to(file, System.getProperty("undersigned.backup-recipient", ""))) {
            case BackedUp.Refused refused -> {
                spec.commandLine().getErr().println(refused.advice());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case BackedUp.Done done -> {
                mark();
                var rows =
                        done.tables().stream().mapToLong(Archive.Content::rows).sum();
                out.println("Backup written: " + done.file());
                out.println(done.tables().size() + " tables, " + rows + " rows, " + done.bytes() + " bytes, as of "
                        + done.head().taken() + ", tables at version "
                        + done.head().schema()
                        + ". Read back: the same as written.");
                out.println("SHA-256 of the file: " + done.sha256());
                var id = done.head().key();
                if (!id.isEmpty())
                    out.println("The master key is not inside. Without "
                            + System.getProperty("undersigned.key-file", "the key file") + " (key id " + id
                            + ") nothing in it can be opened: copy it to another place.");
                out.flush();
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    /** Tells {@code doctor} that there is one. Where it cannot be written, the backup is there all the same. */
    private static void mark() {
        var folder = System.getProperty("undersigned.log-folder", "");
        if (folder.isEmpty()) return;
        try {
            Files.writeString(BackupCheckup.mark(folder), "");
        } catch (IOException e) {
            // The doctor will say that none was made.
        }
    }

    private static String program() {
        var version = BackupCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
