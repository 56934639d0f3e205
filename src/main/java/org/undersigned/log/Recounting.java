package org.undersigned.log;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.signature.Commitments;

/** Checks every published number against the logs and the rows, and sets it right when told to. */
@Singleton
@Unremovable
final class Recounting {

    /** Between two looks beside a running server much moves: only what differs at every look differs. */
    private static final int LOOKS = 3;

    private static final Duration PAUSE = Duration.ofMillis(1_500);

    private final Db db;
    private final Commitments commitments;
    private final PublishedNumber number;
    private final AuditLog audit;
    private final SecondPerson second;
    private final Event<NumbersHeld> held;
    private final InstantSource clock;

    Recounting(
            Db db,
            Commitments commitments,
            PublishedNumber number,
            AuditLog audit,
            SecondPerson second,
            Event<NumbersHeld> held,
            InstantSource clock) {
        this.second = second;
        this.held = held;
        this.db = db;
        this.commitments = commitments;
        this.number = number;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every petition, in the order of their slugs. */
    Collection<Recount> check() {
        var found = new LinkedHashMap<String, Recount>();
        for (int look = 1; look <= LOOKS; look++) {
            // One statement, so everything is of one moment.
            db.read(RecountStore::all)
                    .forEach(now ->
                            found.merge(now.petition(), now, (before, after) -> before.agrees() ? before : after));
            if (found.values().stream().allMatch(Recount::agrees)) break;
            if (look < LOOKS) LockSupport.parkNanos(PAUSE.toNanos());
        }
        return found.values();
    }

    /** What comes of a repair: what was done, or why nothing was. */
    record Repaired(List<String> lines, SecondPerson.Answer answer) {}

    /**
     * Publishes what the logs prove and queues what they lack, for these petitions and no others, once whoever has to approve it did.
     * Leaves an entry in the audit log for each.
     */
    Repaired repair(Collection<Recount> differing) {
        return db.inTransaction(handle -> {
            // In the order in which everybody holds things: petitions, numbers beside the published ones, approvals,
            // what
            // waits for the log, the audit log, the publication.
            OpeningStore.lockAll(handle);
            held.fire(new NumbersHeld(handle));
            var acts = differing.stream()
                    .collect(Collectors.toMap(Recount::petition, one -> RepairByCommand.of(one.petition())));
            var answer = second.answer(handle, List.copyOf(acts.values()));
            if (!(answer instanceof SecondPerson.Answer.Go go)) return new Repaired(List.of(), answer);
            var notes = new ArrayList<Note>();
            var wrong = new ArrayList<Recount>();
            for (var one : RecountStore.all(handle)) {
                if (!acts.containsKey(one.petition())) continue;
                if (one.published() != one.logged()) {
                    wrong.add(one);
                    notes.add(new Note(one, "published number set from " + one.published() + " to " + one.logged()));
                }
                var unlogged = QueueStore.unlogged(handle, one.id());
                for (var id : unlogged)
                    QueueStore.queue(
                            handle,
                            List.of(new QueueStore.Entry(one.id(), id, commitments.of(handle, one.id(), id))),
                            clock.instant());
                if (!unlogged.isEmpty())
                    notes.add(new Note(one, unlogged.size() + " confirmed signatures queued for the log"));
            }
            for (var note : notes)
                audit.record(
                        handle,
                        "operator",
                        AuditActions.PETITION_RECOUNT,
                        "petition " + note.about.petition(),
                        note.what + go.by().get(acts.get(note.about.petition())));
            for (var one : wrong) number.publish(handle, one.id(), one.logged(), clock.instant(), Optional.empty());
            return new Repaired(
                    notes.stream()
                            .map(note -> note.about.petition() + ": " + note.what)
                            .toList(),
                    answer);
        });
    }

    private record Note(Recount about, String what) {}
}
