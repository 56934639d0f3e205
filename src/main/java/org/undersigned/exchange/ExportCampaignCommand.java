package org.undersigned.exchange;

import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.PetitionWriting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned export campaign}: what is on the site as a campaign file. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a petition and its campaign as a campaign file to the standard output.",
            "Loading it changes nothing here; elsewhere it makes the same campaign. It holds nothing about signers."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:written", " 1:there is no such petition", " 2:wrong usage"})
public final class ExportCampaignCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PETITION", description = "Slug of the petition.")
    String petition;

    @Override
    public Integer call() {
        var db = Arc.container().instance(Db.class).get();
        var stored =
                db.inTransaction(handle -> PetitionWriting.stored(handle, CampaignWriting.stored(handle), petition));
        if (stored.isEmpty()) {
            spec.commandLine().getErr().println("There is no petition " + petition + ".");
            return 1;
        }
        var out = spec.commandLine().getOut();
        out.print(CampaignTree.yaml(Exported.of(stored.get())));
        out.flush();
        return 0;
    }
}
