package org.undersigned.foundation.switches;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Translated;

/**
 * What is stopped, and the banner that every public page has at its top. Held in memory and in step with the database within a second,
 * so asking costs nothing. Templates ask it as {@code inject:switches}.
 */
@Singleton
@Named("switches")
public final class Switches {

    private final Published<State> state;

    Switches(Published.Registry registry) {
        this.state = registry.publish(handle -> new State(SwitchStore.stopped(handle), SwitchStore.banner(handle)));
    }

    /**
     * How things stand.
     *
     * @param stopped since when
     * @param banner by language; empty if there is none
     */
    public record State(Map<Stop, Instant> stopped, Map<String, String> banner) {}

    /** Made at start-up, so that no request is the first to read it. */
    void start(@Observes StartupEvent event) {}

    public State now() {
        return state.get();
    }

    public boolean isStopped(Stop what) {
        return now().stopped().containsKey(what);
    }

    /** The banner in a language, or in another that it is written in; null if there is none. */
    public Translated.Line banner(String language) {
        var banner = now().banner();
        return banner.isEmpty() ? null : new Translated(banner).in(language);
    }

    /**
     * Stops something in the caller's transaction, or lets it go on; false if it was so before. The caller calls
     * {@link org.undersigned.foundation.db.Publication#changed}, after the audit log.
     */
    public boolean set(Handle handle, Stop what, boolean stopped, Instant now) {
        return stopped ? SwitchStore.stop(handle, what, now) : SwitchStore.go(handle, what);
    }

    /** Replaces the banner in the caller's transaction, as {@link #set} does; empty texts are left out. */
    public void write(Handle handle, Map<String, String> banner) {
        SwitchStore.replace(handle, banner);
    }
}
