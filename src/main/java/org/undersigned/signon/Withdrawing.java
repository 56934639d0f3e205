package org.undersigned.signon;

import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is deleted when an organisation takes its sign-on back. */
public final class Withdrawing {

    private Withdrawing() {}

    /**
     * Forgets who asked for it, and deletes what still waits under its name: a request from before must not bring back what it took back
     * after.
     */
    public static void forget(Handle handle, UUID statement, UUID organisation, LocalDate today) {
        var judging = Judging.now(handle);
        RequestStore.waiting(handle).stream()
                .filter(one -> one.statement().equals(statement) && judging.isOf(one, organisation))
                .forEach(one -> RequestStore.delete(handle, one.id()));
        RequestStore.withdraw(handle, statement, organisation, today);
    }
}
