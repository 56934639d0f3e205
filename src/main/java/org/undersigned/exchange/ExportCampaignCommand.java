package org.undersigned.exchange;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.PetitionWriting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./undersigned export campaign}: what is on the site as a campaign file. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a petition and its campaign as a campaign file to the standard output, or with its pictures into a folder.",
            "Loading it changes nothing here; elsewhere it makes the same campaign. It holds nothing about signers."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:written",
            " 1:there is no such petition, or pictures and no folder to write to",
            " 2:wrong usage"
        })
public final class ExportCampaignCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PETITION", description = "Slug of the petition.")
    String petition;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Write campaign.yaml and the pictures that it names into this folder, for load to read.")
    Path folder;

    @Override
    public Integer call() throws IOException {
        var db = Arc.container().instance(Db.class).get();
        var stored = db.inTransaction(handle -> PetitionWriting.stored(handle, CampaignWriting.stored(handle), petition)
                .map(found -> CampaignFolder.of(handle, Exported.whole(handle, found))));
        if (stored.isEmpty()) return refuse("There is no petition " + petition + ".");
        if (folder != null) return write(stored.get());
        if (!stored.get().pictures().isEmpty())
            return refuse("The campaign has pictures, which need a folder: write --to FOLDER.");
        var out = spec.commandLine().getOut();
        out.print(stored.get().yaml());
        out.flush();
        return 0;
    }

    private int write(CampaignFolder campaign) throws IOException {
        if (Files.exists(folder.resolve(CampaignFolder.FILE)))
            return refuse("There is a " + CampaignFolder.FILE + " in " + folder + " already. Choose another folder.");
        campaign.write(folder);
        return 0;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }
}
