package org.undersigned.audit;

import java.time.Instant;

/**
 * Something that staff or the operator did.
 *
 * @param number its place in the log, from 1
 * @param actor {@code operator}, {@code stranger}, or {@code staff:} and an id
 * @param action what was done, its area before the dot
 * @param subject kind and slug or id of what it was done to
 */
public record AuditEntry(long number, Instant at, String actor, String action, String subject, String detail) {

    /** The part before the dot. */
    public String area() {
        return action.substring(0, Math.max(0, action.indexOf('.')));
    }
}
