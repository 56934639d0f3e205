package org.undersigned;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import org.undersigned.foundation.http.Site;
import picocli.CommandLine.Command;

/** Production: settings from the environment, serves until it is stopped. */
@Command(
        name = "serve",
        description = "Serves the site. Settings come from the environment (docs/configuration.md).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println("Undersigned serves "
                + Arc.container().instance(Site.class).get().baseUrl() + " (stop it with Ctrl-C)");
        Quarkus.waitForExit();
        return 0;
    }
}
