package org.undersigned.demo;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.undersigned.campaign.Campaigns;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole program on this machine, with the sample campaigns open for signing and every mail shown on a page. */
@Command(
        name = "demo",
        description =
                "Starts with sample campaigns on this machine only. Mail is kept and shown; a second start keeps the data.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var container = Arc.container();
        var campaigns = container.instance(Campaigns.class).get();
        // A second start keeps what was made of the samples meanwhile: loading them again would undo it, or be refused.
        if (campaigns.now().campaigns().isEmpty()) {
            var status = load();
            if (status != 0) return status;
            container.instance(Published.Registry.class).get().refresh();
        }
        container.instance(DemoStaff.class).get().ensure();
        greet(container.instance(Site.class).get().baseUrl(), campaigns.now());
        Quarkus.waitForExit();
        return 0;
    }

    private static int load() {
        var home = ConfigProvider.getConfig()
                .getOptionalValue("undersigned.home", String.class)
                .orElse(".");
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute("--launch", home + "/samples");
    }

    private static void greet(String baseUrl, Campaigns.Content content) {
        System.out.println();
        System.out.println("  Undersigned runs as a demo, on this machine only.");
        System.out.println();
        for (var campaign : content.visible())
            for (var action : campaign.petitions()) System.out.println("  Petition   " + baseUrl + action.path());
        for (var campaign : content.visible())
            for (var action : campaign.otherActions()) System.out.println("  And also   " + baseUrl + action.path());
        System.out.println("  Mailbox    " + baseUrl + "/demo/mailbox   (every mail that would have been sent)");
        System.out.println(
                "  Workspace  " + baseUrl + "/demo/staff/" + DemoStaff.NAMES.getFirst() + "   (signs in by a button)");
        System.out.println(
                "             " + baseUrl + "/demo/staff/" + DemoStaff.NAMES.getLast() + "   (a second person)");
        System.out.println(
                "             " + baseUrl + "/demo/staff/" + DemoStaff.OPERATOR + "   (who operates the site)");
        System.out.println();
        System.out.println("  Stop it with Ctrl-C. A second start keeps what was signed.");
        System.out.flush();
    }
}
