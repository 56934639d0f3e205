package org.undersigned.supporter;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about suppressions, but for the exports that leave people out. */
final class SuppressionStore {

    private SuppressionStore() {}

    static void add(Handle handle, UUID organisation, byte[] ref, Suppressions.Reason reason, LocalDate day) {
        handle.createUpdate("""
                        INSERT INTO suppression (organisation, ref, reason, day) VALUES (:organisation, :ref, :reason, :day)
                        ON CONFLICT (organisation, ref) DO UPDATE SET reason = excluded.reason, day = excluded.day
                         WHERE excluded.reason <> 'hard-bounce' OR suppression.reason = 'hard-bounce'
                        """)
                .bind("organisation", organisation)
                .bind("ref", ref)
                .bind("reason", reason.slug())
                .bind("day", day)
                .execute();
    }

    static boolean isThere(Handle handle, UUID organisation, byte[] ref) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM suppression WHERE organisation = :organisation AND ref = :ref)")
                .bind("organisation", organisation)
                .bind("ref", ref)
                .mapTo(Boolean.class)
                .one();
    }

    static boolean remove(Handle handle, UUID organisation, byte[] ref) {
        return handle.execute("DELETE FROM suppression WHERE organisation = ? AND ref = ?", organisation, ref) == 1;
    }

    static Map<Suppressions.Reason, Long> counts(Handle handle, UUID organisation) {
        var counts = new EnumMap<Suppressions.Reason, Long>(Suppressions.Reason.class);
        for (var reason : Suppressions.Reason.values()) {
            var number = handle.select(
                            "SELECT count(*) FROM suppression WHERE organisation = ? AND reason = ?",
                            organisation,
                            reason.slug())
                    .mapTo(Long.class)
                    .one();
            if (number > 0) counts.put(reason, number);
        }
        return counts;
    }

    /** A mailbox that was gone then may have somebody again, who asked for mail since. */
    static void forgetBounces(Handle handle, LocalDate before) {
        handle.execute("DELETE FROM suppression WHERE reason = 'hard-bounce' AND day < ?", before);
    }
}
