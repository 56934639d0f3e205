package org.undersigned.audit;

import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./undersigned audit}: is the audit log whole, and the one that was signed? */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that every entry of the audit log follows from the one before it,",
            "and that it is the log whose daily heads were signed and published."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:it is", " 1:it is not", " 2:wrong usage"})
public final class AuditCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var heads = Arc.container().instance(AuditHeads.class).get();
        var fault = heads.fault();
        out.println(fault.orElseGet(
                () -> "The audit log is whole, and agrees with " + heads.all().size() + " signed daily heads."));
        out.flush();
        return fault.isPresent() ? 1 : 0;
    }
}
