package org.undersigned.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which entries somebody looks for.
 *
 * @param subjects the only ones they may see; everything if empty
 * @param words part of an action, subject or detail; empty for any
 * @param area part of an action before the dot; empty for any
 * @param actor who did it; empty for anybody
 * @param from first day, in UTC
 * @param to last day, in UTC
 */
public record AuditSearch(
        Optional<List<String>> subjects,
        String words,
        String area,
        String actor,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
