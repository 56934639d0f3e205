package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned key host}: the choice to leave an organisation's key with this installation. */
@Command(
        name = "host",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a key for an organisation that this machine keeps, if the organisation agrees to it.",
            "Whoever has the database and the key file can then open what its supporters let it have. /privacy says so.",
            "An organisation can bring a key of its own later (key set)."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:hosted", " 1:refused; nothing was changed", " 2:wrong usage"})
public final class KeyHostCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ORGANISATION", description = "Its slug.")
    List<String> organisations;

    @Override
    public Integer call() {
        var container = Arc.container();
        var db = container.instance(Db.class).get();
        var keys = container.instance(RecipientKeys.class).get();
        var audit = container.instance(AuditLog.class).get();
        return db.inTransaction(handle -> {
            for (var organisation : organisations) {
                if (!SealedRowStore.organisations(handle).contains(organisation))
                    return refuse(handle, "There is no organisation " + organisation + ".");
                var recipient = Sealing.organisation(organisation);
                var before = keys.inForce(handle, recipient);
                if (before.isPresent() && !before.get().hosted())
                    return refuse(
                            handle,
                            organisation + " has a key of its own, "
                                    + before.get().id() + ", and this machine does not take its place.");
                keys.host(handle, List.of(recipient));
                var id = keys.inForce(handle, recipient).orElseThrow().id();
                if (before.isEmpty())
                    audit.record(
                            handle,
                            "operator",
                            AuditActions.ORGANISATION_KEY,
                            "organisation " + organisation,
                            "hosted by this installation, key " + id);
                say("organisation " + organisation + ": sealed to key " + id + ", which this machine keeps");
            }
            return CommandLine.ExitCode.OK;
        });
    }

    private int refuse(Handle handle, String message) {
        handle.rollback();
        spec.commandLine().getErr().println(message + " Nothing was changed.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
