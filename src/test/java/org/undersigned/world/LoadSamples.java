package org.undersigned.world;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.exchange.LoadCommand;
import org.undersigned.foundation.db.Published;
import picocli.CommandLine;

/** Both sample campaigns, open for signing, before the first test. */
@Singleton
final class LoadSamples {

    void start(@Observes @Priority(5_000) StartupEvent event, Published.Registry published) {
        var status = new CommandLine(new LoadCommand()).execute("--launch", "samples");
        if (status != 0) throw new IllegalStateException("the samples do not load");
        published.refresh();
    }
}
