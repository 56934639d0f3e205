package org.undersigned.log;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Logs that came back with a backup and wait until somebody has said what was published since. */
public final class RestoredLogs {

    private RestoredLogs() {}

    /** The slugs of their petitions, in order: people sign them, and nobody is counted. */
    public static List<String> slugs(Handle handle) {
        return RestoredStore.all(handle).stream()
                .map(RestoredStore.Restored::slug)
                .toList();
    }
}
