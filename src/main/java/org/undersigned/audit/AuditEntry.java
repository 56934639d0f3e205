package org.undersigned.audit;

import java.time.Instant;

/**
 * Something that staff or the operator did.
 *
 * @param number its place in the log, from 1
 * @param actor {@code operator} for a command, {@code stranger}, {@code target}, {@code site} for what nobody does, or {@code staff:} and an id
 * @param action the code of what was done, one of {@link AuditActions} unless another version of the program wrote it
 * @param subject kind and slug or id of what it was done to
 */
public record AuditEntry(long number, Instant at, String actor, String action, String subject, String detail) {}
