package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.SecondPerson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned export sealed}: rows as they lie sealed, for whoever has the key. */
@Command(
        name = "sealed",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the sealed rows of one recipient to the standard output, one JSON object a line.",
            "For an organisation: people who confirmed and whose grant lives. The file opens with ./undersigned open.",
            "Say why with --reason: it is in the audit log, and whoever approves it reads it.",
            "Asks first if an owner of the organisation, or for the steward an operator in the workspace, can approve it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:written",
            " 1:there is no such organisation, or it was refused; nothing was written. Or not all of it could be",
            " 2:wrong usage",
            SecondPerson.WAITS_HELP
        })
public final class ExportSealedCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "ORGANISATION|steward", description = "Slug of an organisation, or steward.")
    String recipient;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, in 10 to 500 characters that name nobody. The audit log says if none was given.")
    String typed;

    @Override
    public Integer call() throws IOException {
        var reason = Optional.ofNullable(typed).map(ExportReason::of);
        if (reason.filter(one -> one.isShort() || one.isLong()).isPresent())
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--reason takes " + ExportReason.SHORTEST + " to " + ExportReason.LONGEST + " characters.");
        var db = Arc.container().instance(Db.class).get();
        var steward = recipient.equals(Sealing.STEWARD);
        var organisation = db.read(handle -> SealedRowStore.organisation(handle, recipient));
        if (!steward && organisation.isEmpty()) {
            spec.commandLine().getErr().println("There is no organisation " + recipient + ".");
            return CommandLine.ExitCode.SOFTWARE;
        }
        var act = steward
                ? CommandsApproved.ExportOfSteward.of(reason)
                : CommandsApproved.Export.of(organisation.get(), recipient, reason);
        // Two transactions: an export that is broken off half-way is in the audit log, and has used its approval.
        var answer = db.inTransaction(handle -> release(handle, act, reason));
        answer.lines().forEach(line -> spec.commandLine().getErr().println(line));
        if (answer instanceof SecondPerson.Answer.Stop stop) return stop.status();
        // Line by line it would be a call of the system for each.
        var lines = SealedLines.to(new BufferedWriter(spec.commandLine().getOut(), BUFFER));
        if (steward) db.useTransaction(handle -> SealedRowStore.eachOfSteward(handle, lines::add));
        else
            db.asTenant(organisation.get(), handle -> {
                SealedRowStore.eachGranted(handle, lines::add);
                return null;
            });
        lines.flush();
        if (!spec.commandLine().getOut().checkError()) return CommandLine.ExitCode.OK;
        spec.commandLine().getErr().println("Not everything could be written.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private SecondPerson.Answer release(Handle handle, SecondPerson.Act act, Optional<ExportReason> reason) {
        var container = Arc.container();
        var answer = container.instance(SecondPerson.class).get().answer(handle, List.of(act));
        if (answer instanceof SecondPerson.Answer.Go go)
            container
                    .instance(AuditLog.class)
                    .get()
                    .record(
                            handle,
                            "operator",
                            AuditActions.EXPORT_SEALED,
                            recipient,
                            "sealed rows written out: "
                                    + reason.map(ExportReason::text).orElse("no reason given")
                                    + go.by().get(act));
        return answer;
    }
}
