package org.undersigned.log;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Signatures on their way to the log: the last moment in which one can be kept from being counted. */
public final class Uncounted {

    private Uncounted() {}

    /** Lets the logs of a petition grow no further until the caller's transaction ends. Asked first, as the sequencer does. */
    public static void hold(Handle handle, UUID petition) {
        LogStore.lock(handle, petition);
    }

    /** Keeps confirmed signatures from the log. The answer names those that have no line in it; the others count already. */
    public static List<UUID> keepOut(Handle handle, List<UUID> signatures) {
        return signatures.isEmpty() ? List.of() : QueueStore.dequeue(handle, signatures);
    }
}
