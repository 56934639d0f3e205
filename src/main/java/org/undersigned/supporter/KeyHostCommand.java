package org.undersigned.supporter;

import io.quarkus.arc.Arc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.SecondPerson;
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
            "An organisation can bring a key of its own later (key set).",
            "Asks first if an owner of the organisation, or an operator in the workspace, can approve it."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:hosted", " 1:refused; nothing was changed", " 2:wrong usage", SecondPerson.WAITS_HELP})
public final class KeyHostCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ORGANISATION", description = "Its slug.")
    List<String> organisations;

    @Override
    public Integer call() {
        return Arc.container().instance(Db.class).get().inTransaction(this::host);
    }

    private int host(Handle handle) {
        var keys = Arc.container().instance(RecipientKeys.class).get();
        var acts = new LinkedHashMap<String, SecondPerson.Act>();
        for (var slug : organisations) {
            var organisation = SealedRowStore.organisation(handle, slug);
            if (organisation.isEmpty()) return refuse("There is no organisation " + slug + ".");
            var key = keys.inForce(handle, Sealing.organisation(slug));
            if (key.isPresent() && !key.get().hosted())
                return refuse(slug + " has a key of its own, " + key.get().id()
                        + ", and this machine does not take its place.");
            if (key.isEmpty() && keys.isElsewhere(handle, Sealing.organisation(slug)))
                return refuse(slug + " has or had a key of its own, which somebody else put in or out of force (see"
                        + " ./undersigned doctor), and this machine does not take its place.");
            if (key.isEmpty()) acts.put(slug, CommandsApproved.Hosted.of(organisation.get(), slug));
        }
        var answer = Arc.container().instance(SecondPerson.class).get().answer(handle, List.copyOf(acts.values()));
        answer.lines().forEach(spec.commandLine().getErr()::println);
        return switch (answer) {
            case SecondPerson.Answer.Stop stop -> stop.status();
            case SecondPerson.Answer.Go go -> {
                acts.forEach((slug, act) -> add(handle, keys, act, slug, go.by().get(act)));
                if (!acts.isEmpty()) Publication.changed(handle);
                for (var slug : organisations) {
                    keys.settle(handle, Sealing.organisation(slug));
                    say(slug, id(handle, keys, slug));
                }
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    private void add(Handle handle, RecipientKeys keys, SecondPerson.Act act, String slug, String by) {
        keys.make(handle, List.of(Sealing.organisation(slug)));
        var detail = "hosted by this installation, key " + id(handle, keys, slug) + by;
        Arc.container()
                .instance(AuditLog.class)
                .get()
                .record(handle, "operator", AuditActions.ORGANISATION_KEY, "organisation " + slug, detail);
        Arc.container()
                .instance(KeyMail.class)
                .get()
                .changed(handle, act.organisation().orElseThrow());
    }

    private static String id(Handle handle, RecipientKeys keys, String slug) {
        return keys.inForce(handle, Sealing.organisation(slug)).orElseThrow().id();
    }

    private int refuse(String message) {
        spec.commandLine().getErr().println(message + " Nothing was changed.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void say(String slug, String id) {
        spec.commandLine()
                .getOut()
                .println("organisation " + slug + ": sealed to key " + id + ", which this machine keeps");
        spec.commandLine().getOut().flush();
    }
}
