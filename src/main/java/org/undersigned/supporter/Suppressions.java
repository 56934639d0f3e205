package org.undersigned.supporter;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whom an organisation does not write to: whose mailbox is gone, who complained, who asked. What is kept of them is the reference that
 * this organisation's lists have for them ({@link Sealing#supporterRef}), so no other organisation learns of it, and it says nothing about
 * any signature. Exports leave them out, too.
 */
public final class Suppressions {

    private Suppressions() {}

    /** Why somebody is written to no more. */
    public enum Reason {
        /** The address does not exist, or takes no mail for good. */
        HARD_BOUNCE,
        /** They told their provider that it is spam. */
        COMPLAINT,
        /** They told the organisation, which entered it. */
        ASKED;

        /** Its name in the database, and at the end of message keys. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Adds somebody. A complaint, or what somebody asked, stays the reason when their mailbox goes later. */
    public static void add(Handle handle, UUID organisation, byte[] ref, Reason reason, LocalDate day) {
        SuppressionStore.add(handle, organisation, ref, reason, day);
    }

    /** Whether somebody is not to be written to. */
    public static boolean isSuppressed(Handle handle, UUID organisation, byte[] ref) {
        return SuppressionStore.isThere(handle, organisation, ref);
    }

    /** Takes somebody off; false if they were not on it. */
    public static boolean remove(Handle handle, UUID organisation, byte[] ref) {
        return SuppressionStore.remove(handle, organisation, ref);
    }

    /** How many there are for each reason; a reason without anybody is left out. */
    public static Map<Reason, Long> counts(Handle handle, UUID organisation) {
        return SuppressionStore.counts(handle, organisation);
    }
}
