package org.undersigned.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which entries somebody looks for.
 *
 * @param subjects the only ones they may see; everything if empty
 * @param words part of an action, subject or detail; empty for any
 * @param action what was done; nothing for anything
 * @param actor who did it; empty for anybody
 * @param from first day, in UTC
 * @param to last day, in UTC
 */
public record AuditSearch(
        Optional<List<String>> subjects,
        String words,
        Optional<AuditActions> action,
        String actor,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
