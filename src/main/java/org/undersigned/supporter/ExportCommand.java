package org.undersigned.supporter;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./undersigned export}: what is handed on. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes out what is handed on.",
        subcommands = ExportSealedCommand.class)
public final class ExportCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
