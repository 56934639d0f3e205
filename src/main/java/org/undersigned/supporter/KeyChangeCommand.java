package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.MasterKeyChange;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./undersigned key change}: another master key, beside a running program. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a new master key into the key file, and wraps every key in the database under it. The program runs on meanwhile.",
            "The file of before stays beside it (….old-ID): backups from before the change need it.",
            "Broken off at any moment, one of the two files opens everything, and the next start knows which."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:changed", " 1:somebody else is changing it; nothing was done", " 2:wrong usage"})
public final class KeyChangeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var container = Arc.container();
        var change = container.instance(MasterKeyChange.class).get();
        var changed = container.instance(Db.class).get().inTransaction(handle -> changed(handle, change));
        if (changed.isEmpty()) {
            spec.commandLine().getErr().println("Somebody else is changing the key. Nothing was done.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        change.settle();
        say(changed.get());
        return CommandLine.ExitCode.OK;
    }

    private static Optional<MasterKeyChange.Changed> changed(Handle handle, MasterKeyChange change) {
        var changed = change.change(handle);
        changed.ifPresent(done -> {
            Arc.container()
                    .instance(AuditLog.class)
                    .get()
                    .record(handle, "operator", AuditActions.SITE_KEY, "site", done.now());
            Publication.changed(handle);
        });
        return changed;
    }

    private void say(MasterKeyChange.Changed changed) {
        var out = spec.commandLine().getOut();
        out.println("The key file holds key " + changed.now() + "; " + changed.wrapped()
                + " keys in the database are wrapped under it.");
        out.println("Copy it to another place now. Key " + changed.before() + " lies in " + changed.old()
                + ": backups from before need it. Take it to where they are not, and delete it here.");
        if (changed.rootWasFiled())
            out.println(
                    "This installation is older than its root: what is derived, and not wrapped, still follows from its first"
                            + " key file (docs/operations.md, Changing the key file).");
        out.flush();
    }
}
