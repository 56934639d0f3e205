package org.undersigned.log;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.undersigned.organisation.approval.SecondPerson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./undersigned recount}: does every petition show what its signatures prove? */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = {
            "Compares every petition's published number with its public logs, and those with its confirmed signatures.",
            "Beside a running server, what only lags behind for a second or two does not count as a difference.",
            "--repair asks first if an operator in the workspace can approve it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:all agree, or agree now",
            " 1:at least one differs",
            " 2:wrong usage",
            SecondPerson.WAITS_HELP
        })
public final class RecountCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(
            names = "--repair",
            description = "Publish what the logs prove, and queue for them what they lack. The audit log says so.")
    boolean repair;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var recounting = Arc.container().instance(Recounting.class).get();
        var found = recounting.check();
        table(out, found);
        var differing = found.stream().filter(one -> !one.agrees()).count();
        if (differing > 0 && repair) {
            var repaired = recounting.repair(
                    found.stream().filter(one -> !one.agrees()).toList());
            repaired.answer().lines().forEach(spec.commandLine().getErr()::println);
            if (repaired.answer() instanceof SecondPerson.Answer.Stop stop) return stop.status();
            repaired.lines().forEach(line -> out.println("repaired: " + line));
            differing = recounting.check().stream().filter(one -> !one.agrees()).count();
        }
        out.println(
                differing == 0
                        ? "All numbers agree with the logs and the signatures."
                        : differing + " of " + found.size() + " differ"
                                + (repair ? " still." : ". --repair sets them right."));
        out.flush();
        return differing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void table(PrintWriter out, Collection<Recount> found) {
        out.printf(
                "%12s %12s %12s %12s %12s  %s%n",
                "published", "logged", "confirmed", "waiting", "without row", "petition");
        for (var one : found)
            out.printf(
                    "%12d %12d %12d %12d %12d  %s%s%n",
                    one.published(),
                    one.logged(),
                    one.confirmed(),
                    one.waiting() + one.leaving(),
                    one.withoutRow(),
                    one.petition(),
                    (one.retired() ? "   (retired: by its logs alone)" : "") + (one.agrees() ? "" : "   DIFFERS"));
    }
}
