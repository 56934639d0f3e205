package org.undersigned.foundation.backup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undersigned.foundation.db.Login;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned restore}: a backup back into an empty installation. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into an empty installation: a new folder in UNDERSIGNED_DATA, or an empty database.",
            "All of it or nothing. A backup of an older version is brought to this one.",
            "The key file of the installation is not in the backup: put it in its place before or after."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:restored", " 1:refused or failed; no row was stored", " 2:wrong usage"})
public final class RestoreCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What ./undersigned backup wrote.")
    Path file;

    @Option(
            names = "--identity",
            required = true,
            paramLabel = "KEYFILE",
            description = "The file that age-keygen made: the secret key that the backup was encrypted for. "
                    + "Take it away from this machine afterwards.")
    Path identity;

    private final Noting noting;

    /** @param noting takes note once everything is in the database */
    public RestoreCommand(Noting noting) {
        this.noting = noting;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var keyFile = Path.of(System.getProperty("undersigned.key-file"));
        return switch (new Restoring(Login.fromSettings(), keyFile, noting).from(file, identity)) {
            case Restored.Refused refused -> {
                spec.commandLine().getErr().println(refused.advice());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case Restored.Done done -> {
                for (var table : done.tables()) out.printf("%12d  %s%n", table.rows(), table.table());
                out.println("Restored as of " + done.head().taken() + ".");
                if (done.keyIsHere()) out.println("The key file " + keyFile + " is the right one.");
                else if (!done.head().key().isEmpty())
                    out.println("The key file is not here. serve will not start until key "
                            + done.head().key() + " is in " + keyFile + ".");
                out.println("Published logs may be ahead of this backup. People can sign, but nobody is counted before"
                        + " ./undersigned log recover was run: docs/operations.md, Recovery.");
                out.flush();
                yield CommandLine.ExitCode.OK;
            }
        };
    }
}
