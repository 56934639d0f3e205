package org.undersigned.foundation.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Tells how many requests were refused because somebody may not do something, came with no form of ours, or tried too often: one line a minute with
 * numbers by kind, so that a stranger cannot fill the log, and nobody is in it.
 */
@Singleton
public final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private static final Set<ProblemType> TOLD =
            EnumSet.of(ProblemType.NOT_ALLOWED, ProblemType.FORM_EXPIRED, ProblemType.TOO_MANY_TRIES);

    private final Map<ProblemType, LongAdder> counted = new EnumMap<>(ProblemType.class);
    private final Map<ProblemType, Long> told = new EnumMap<>(ProblemType.class);

    Refusals() {
        for (var type : TOLD) counted.put(type, new LongAdder());
    }

    /** Counts a refusal; of kinds that say nothing about access, none. */
    public void count(ProblemType type) {
        var count = counted.get(type);
        if (count != null) count.increment();
    }

    /** How many of a kind there were since the start; none of kinds that are not told. */
    long counted(ProblemType type) {
        return counted.containsKey(type) ? counted.get(type).sum() : 0;
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        line().ifPresent(LOG::warn);
    }

    /** What was counted since the last time, if anything was. */
    synchronized Optional<String> line() {
        var kinds = new StringJoiner(", ");
        counted.forEach((type, count) -> {
            var all = count.sum();
            var number = all - told.getOrDefault(type, 0L);
            told.put(type, all);
            if (number > 0) kinds.add(type.slug() + ": " + number);
        });
        return kinds.length() == 0
                ? Optional.empty()
                : Optional.of("requests were refused in the last minute (" + kinds + ")");
    }
}
