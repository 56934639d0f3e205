package org.undersigned;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import org.undersigned.foundation.http.Site;
import org.undersigned.supporter.SupporterKeys;
import picocli.CommandLine.Command;

/** Production: settings from the environment, serves until it is stopped. */
@Command(
        name = "serve",
        description = "Serves the site. Settings come from the environment (docs/configuration.md).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var container = Arc.container();
        if (container.instance(SupporterKeys.class).get().isStewardHosted())
            System.err.println(
                    "The steward's key lies on this machine: whoever has the database and the key file can read every"
                            + " signer. Make a key for two people with ./undersigned key new --two, and name it in UNDERSIGNED_STEWARD_KEY.");
        System.out.println(
                "Undersigned serves " + container.instance(Site.class).get().baseUrl() + " (stop it with Ctrl-C)");
        Quarkus.waitForExit();
        return 0;
    }
}
