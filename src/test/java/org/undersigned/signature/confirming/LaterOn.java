package org.undersigned.signature.confirming;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What time does to mails that may confirm, done now. */
public final class LaterOn {

    private LaterOn() {}

    /** Forgets the mails that can confirm no longer at {@code now}. */
    public static void expire(Handle handle, Instant now) {
        ConfirmationStore.expire(handle, now);
    }

    /** Who is forgotten at {@code now}, because nobody confirmed and nobody can any more. */
    public static List<UUID> forgotten(Handle handle, Instant now) {
        return ConfirmationStore.takeNeverConfirmed(handle, now, 100_000);
    }

    /** Reminds all who are due. */
    public static void remind() {
        Arc.container().instance(Reminding.class).get().remind();
    }
}
