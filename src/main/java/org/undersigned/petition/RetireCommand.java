package org.undersigned.petition;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.concurrent.Callable;
import org.undersigned.foundation.html.Languages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned retire}: deletes everything about the people who signed a petition that is over. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes everything about the people who signed a petition that is over, and its key. There is no way back.",
            "Its text, its public logs, the published number and the receipts that people keep stay valid.",
            "Without --yes it only tells what would be deleted. Works beside a running server."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:retired", " 1:not retired; nothing was changed", " 2:wrong usage"})
public final class RetireCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PETITION", description = "Its slug.")
    String petition;

    @Option(names = "--yes", description = "Do it.")
    boolean yes;

    @Override
    public Integer call() {
        var retiring = Arc.container().instance(Retiring.class).get();
        return switch (yes ? retiring.retire(petition) : retiring.look(petition)) {
            case Retiring.Retired.Done done -> yes ? done(retiring, done.deleted()) : preview(done.deleted());
            case Retiring.Retired.Refused refused -> {
                refused.why().forEach(line -> spec.commandLine().getErr().println(line.in(Languages.MAIN)));
                spec.commandLine().getErr().println("Nothing was changed.");
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }

    private int preview(List<RetirementAsked.Line> kept) {
        say("petition " + petition + ": would be deleted, for good:");
        kept.forEach(line -> say("  " + line.in(Languages.MAIN)));
        say("  the petition’s key, by which it knows who signed before");
        say("An organisation has to export before what it is to keep: ./undersigned export sealed ORGANISATION");
        say("What stays: the text, the public logs, the published number, and the receipts that people keep.");
        say("Nothing was changed. To retire it, write: ./undersigned retire " + petition + " --yes");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private int done(Retiring retiring, List<RetirementAsked.Line> deleted) {
        say("petition " + petition + ": retired. Deleted:");
        deleted.forEach(line -> say("  " + line.in(Languages.MAIN)));
        say("  the petition’s key");
        if (!retiring.cleanFiles())
            say(
                    "Old copies of its keys are still in the database’s files, as something holds them. The running program tries again"
                            + " every half minute; without one, when no backup runs: VACUUM FULL petition, recipient_key");
        say("Backups from before hold all of it: delete them.");
        return CommandLine.ExitCode.OK;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
