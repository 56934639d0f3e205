package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned export sealed}: rows as they lie sealed, for whoever has the key. */
@Command(
        name = "sealed",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the sealed rows of one recipient to the standard output, one JSON object a line.",
            "For an organisation: people who confirmed and whose grant lives. The file opens with ./undersigned open."
        })
public final class ExportSealedCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "ORGANISATION|steward", description = "Slug of an organisation, or steward.")
    String recipient;

    @Override
    public Integer call() {
        var container = Arc.container();
        var db = container.instance(Db.class).get();
        var audit = container.instance(AuditLog.class).get();
        var out = spec.commandLine().getOut();
        var steward = recipient.equals(Sealing.STEWARD);
        if (!steward && !db.read(SealedRowStore::organisations).contains(recipient)) {
            spec.commandLine().getErr().println("There is no organisation " + recipient + ".");
            return 1;
        }
        db.useTransaction(handle -> {
            audit.record(handle, "operator", AuditActions.EXPORT_SEALED, recipient, "sealed rows written out");
            if (steward) SealedRowStore.eachOfSteward(handle, line -> out.println(line.text()));
            else SealedRowStore.eachGranted(handle, recipient, line -> out.println(line.text()));
        });
        out.flush();
        return 0;
    }
}
