package org.undersigned.petition;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.organisation.approval.SecondPerson;
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
            "Without --yes it only tells what would be deleted. Works beside a running server.",
            "Asks first if an owner of an organisation that leads the campaign, or an operator in the workspace, can approve it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:retired", " 1:not retired; nothing was changed", " 2:wrong usage", SecondPerson.WAITS_HELP})
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
        if (!yes)
            return switch (retiring.look(petition)) {
                case Retiring.Retired.Refused refused -> refused(refused);
                case Retiring.Retired.Done done -> preview(done.deleted());
            };
        var status = Arc.container().instance(Db.class).get().inTransaction(handle -> retire(handle, retiring));
        if (status == CommandLine.ExitCode.OK) clean(retiring);
        return status;
    }

    /** What cannot be done is refused before anybody is asked about it. */
    private int retire(Handle handle, Retiring retiring) {
        if (retiring.look(handle, petition) instanceof Retiring.Retired.Refused refused) return refused(refused);
        var second = Arc.container().instance(SecondPerson.class).get();
        var act = RetiringByCommand.of(second.whose(handle, leads()), petition);
        var answer = second.answer(handle, List.of(act));
        answer.lines().forEach(spec.commandLine().getErr()::println);
        return switch (answer) {
            case SecondPerson.Answer.Stop stop -> stop.status();
            case SecondPerson.Answer.Go go ->
                switch (retiring.retire(handle, petition, "operator", go.by().get(act))) {
                    case Retiring.Retired.Refused refused -> refused(refused);
                    case Retiring.Retired.Done done -> done(done.deleted());
                };
        };
    }

    private List<UUID> leads() {
        return Arc.container()
                .instance(Petitions.class)
                .get()
                .find(petition)
                .map(found -> found.campaign().leads().stream()
                        .map(lead -> lead.organisation().id())
                        .toList())
                .orElse(List.of());
    }

    private int refused(Retiring.Retired.Refused refused) {
        refused.why().forEach(line -> spec.commandLine().getErr().println(line.in(Languages.MAIN)));
        spec.commandLine().getErr().println("Nothing was changed.");
        return CommandLine.ExitCode.SOFTWARE;
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

    private int done(List<RetirementAsked.Line> deleted) {
        say("petition " + petition + ": retired. Deleted:");
        deleted.forEach(line -> say("  " + line.in(Languages.MAIN)));
        say("  the petition’s key");
        return CommandLine.ExitCode.OK;
    }

    private void clean(Retiring retiring) {
        if (!retiring.cleanFiles())
            say(
                    "Old copies of its keys are still in the database’s files, as something holds them. The running program tries again"
                            + " every half minute; without one, when no backup runs: VACUUM FULL petition, recipient_key");
        say("Backups from before hold all of it: delete them.");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
