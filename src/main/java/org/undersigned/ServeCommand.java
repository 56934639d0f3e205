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

    /** Set apart, because it is the one choice that decides who can read everybody. */
    private static final String NOBODY_CHOSE = """

            ================================================================================
            NOBODY HAS CHOSEN WHO HOLDS THE STEWARD'S KEY, which opens what everybody typed.
            So it lies on this machine: whoever has the database and the key file can read
            every signer. Before anybody signs, choose one of two.

            Two people hold it, and neither this machine nor one of them alone reads anybody:
                ./undersigned key new --two --out steward
                UNDERSIGNED_STEWARD_KEY=the name of steward.pub
            Or it stays here, because you want it so:
                UNDERSIGNED_STEWARD_KEY=hosted
            ================================================================================
            """;

    @Override
    public Integer call() {
        var container = Arc.container();
        switch (container.instance(SupporterKeys.class).get().steward()) {
            case ELSEWHERE -> {}
            case HERE_BY_CHOICE ->
                System.err.println(
                        "The steward's key lies on this machine, as UNDERSIGNED_STEWARD_KEY says: whoever has the"
                                + " database and the key file can read every signer.");
            case HERE -> System.err.println(NOBODY_CHOSE);
        }
        System.out.println(
                "Undersigned serves " + container.instance(Site.class).get().baseUrl() + " (stop it with Ctrl-C)");
        Quarkus.waitForExit();
        return 0;
    }
}
