package org.undersigned.log;

import io.quarkus.arc.Arc;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned log}: the public logs as files, and how to go on after an old backup was restored. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "The public logs as files, and how they go on after an old backup was restored.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:done", " 1:refused; nothing was changed", " 2:wrong usage"})
public final class LogCommand implements Runnable {

    @Spec
    CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Write copy or recover.");
    }

    @Command(
            name = "copy",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the public logs into a folder, as the files that the site serves below /log/.",
                "Run it often, onto another disk: log recover needs a copy that is newer than the backup."
            })
    int copy(@Parameters(paramLabel = "DIR") Path folder) {
        var written = Arc.container().instance(Copying.class).get().copy(folder);
        spec.commandLine().getOut().println(written + " files written");
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "recover",
            mixinStandardHelpOptions = true,
            description = {
                "Takes what was published since a restored backup from a copy of the public logs, and forgets again whoever withdrew.",
                "Stop the server first. docs/operations.md, Recovery, has the whole procedure.",
                "Where no copy is newer than the backup, --nothing-newer lets the logs go on as they are, beside a running server."
            })
    int recover(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "DIR|URL",
                            description = "A folder, or an address that ends with /log/.")
                    String place,
            @Option(
                            names = "--nothing-newer",
                            description =
                                    "You say that nothing was published after the backup. Tells what it would do.")
                    boolean nothingNewer,
            @Option(names = "--yes", description = "With --nothing-newer: do it. The audit log says so.") boolean yes) {
        if (nothingNewer == (place != null) || yes && !nothingNewer)
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Write where a copy of the logs is, or --nothing-newer [--yes].");
        return nothingNewer ? vouch(yes) : recover(place);
    }

    private int recover(String place) {
        var recovering = Arc.container().instance(Recovering.class).get();
        var copy = copy(place);
        var status = CommandLine.ExitCode.OK;
        for (var petition : recovering.petitions()) {
            switch (recovering.recover(petition, copy)) {
                case Recovering.Recovered.Done done ->
                    say("log " + petition + ": " + done.leaves() + " signatures were published since the backup, "
                            + done.found() + " of them are in it; " + done.erased()
                            + " people who withdrew are erased again");
                case Recovering.Recovered.Refused refused -> {
                    say("log " + petition + ": " + refused.why() + "; nothing was changed");
                    status = CommandLine.ExitCode.SOFTWARE;
                }
            }
        }
        return status;
    }

    private int vouch(boolean yes) {
        var vouching = Arc.container().instance(Vouching.class).get();
        var waiting = vouching.waiting();
        if (waiting.isEmpty()) {
            say("No log waits for anything after a restored backup. Nothing was changed.");
            return CommandLine.ExitCode.OK;
        }
        var status = CommandLine.ExitCode.OK;
        for (var one : waiting) {
            var as = "petition " + one.slug() + ": " + one.signatures() + " signatures and " + one.withdrawals()
                    + " withdrawals are in the backup";
            var refused = yes ? vouching.vouch(one.petition()) : Optional.<String>empty();
            if (refused.isPresent()) {
                say("petition " + one.slug() + ": " + refused.get()
                        + "; nothing was changed. Write where a newer copy is.");
                status = CommandLine.ExitCode.SOFTWARE;
            } else say(as + (yes ? "; its logs go on from there" : ""));
        }
        if (yes) return status;
        say(
                "If any of them published more after the backup, going on from there is a second history, which anybody who kept a"
                        + " receipt or a checkpoint can prove. Look for a newer copy first: partners, witnesses, archives.");
        say(
                "Nothing was changed. If nothing newer was published, write: ./undersigned log recover --nothing-newer --yes");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private PublishedCopy copy(String place) {
        if (place.matches("https?://.+/log/")) return PublishedCopy.at(URI.create(place));
        if (Files.isDirectory(Path.of(place))) return PublishedCopy.in(Path.of(place));
        throw new CommandLine.ParameterException(
                spec.commandLine(), place + " is neither a folder nor an address that ends with /log/");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
