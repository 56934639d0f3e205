package org.undersigned.sharing.ladder;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.SignatureConfirmed;
import org.undersigned.signature.Source;
import org.undersigned.signature.confirming.StepTaken;

/**
 * Counts what became of the steps: in memory, and once a minute into the database. What a process counted in its last minute is lost if it is
 * killed; these numbers prove nothing.
 */
@Singleton
class Climbing {

    private record Key(UUID petition, LocalDate day, String step) {}

    private record Counts(LongAdder shown, LongAdder done, LongAdder skipped) {
        static Counts none() {
            return new Counts(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    private final Db db;
    private final Petitions petitions;
    private final InstantSource clock;
    private final Map<Key, Counts> waiting = new ConcurrentHashMap<>();

    Climbing(Db db, Petitions petitions, InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.clock = clock;
    }

    /** Whoever confirms sees the first step next. Only where steps differ it is looked up by what they came. */
    void confirmed(@Observes SignatureConfirmed event) {
        var mixed = new ArrayList<SignatureConfirmed.Counted>();
        for (var one : event.signatures())
            petitions.byId(one.petition()).ifPresent(petition -> {
                if (petition.ladder().rules().isEmpty()) shown(petition, "");
                else mixed.add(one);
            });
        if (mixed.isEmpty()) return;
        var sources = LadderStore.sources(
                event.handle(),
                mixed.stream().map(SignatureConfirmed.Counted::signature).toList());
        for (var one : mixed)
            petitions
                    .byId(one.petition())
                    .ifPresent(petition -> shown(petition, sources.getOrDefault(one.signature(), "")));
    }

    private void shown(Petition petition, String source) {
        counts(
                        petition.id(),
                        petition.ladder()
                                .steps(Source.partnerIn(source), Source.codeIn(source))
                                .getFirst())
                .shown()
                .increment();
    }

    void taken(@Observes StepTaken event) {
        var counts = counts(event.petition(), event.step());
        (event.done() ? counts.done() : counts.skipped()).increment();
        if (!event.next().isEmpty())
            counts(event.petition(), event.next()).shown().increment();
    }

    private Counts counts(UUID petition, String step) {
        return waiting.computeIfAbsent(new Key(petition, Day.today(clock), step), none -> Counts.none());
    }

    /** All that was counted of a petition, in the usual order of steps; what waits in memory is in it. */
    List<LadderStore.Sums> of(Petition petition) {
        var counted = db.read(handle -> LadderStore.of(handle, petition.id()));
        var still = waiting.entrySet().stream()
                .filter(one -> one.getKey().petition().equals(petition.id()))
                .map(one -> sums(one.getKey(), one.getValue()));
        var all = Stream.concat(counted.stream(), still).toList();
        return Ladder.STEPS.stream()
                .flatMap(step ->
                        all.stream().filter(one -> one.step().equals(step)).reduce(LadderStore.Sums::and).stream())
                .toList();
    }

    private static LadderStore.Sums sums(Key key, Counts counts) {
        return new LadderStore.Sums(
                key.step(),
                counts.shown().sum(),
                counts.done().sum(),
                counts.skipped().sum());
    }

    /** Always in the same order, so that two that write never wait for each other in a circle. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        var keys = waiting.keySet().stream()
                .sorted(java.util.Comparator.comparing(Key::petition)
                        .thenComparing(Key::day)
                        .thenComparing(Key::step))
                .toList();
        if (keys.isEmpty()) return;
        db.useTransaction(handle -> {
            for (var key : keys) {
                var counts = waiting.remove(key);
                if (counts == null) continue;
                LadderStore.add(handle, key.petition(), key.day(), sums(key, counts));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }
}
