package org.undersigned.integrity;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.log.Uncounted;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.signature.SettingAside;

/**
 * Puts signatures that do not count yet into quarantine, and lets them out. While one transaction does either, the logs of the petition do
 * not grow, so each signature is either counted or put aside, and never both.
 */
@Singleton
class Quarantining {

    /** How many signatures one act moves: some seconds of work. What is left takes another one. */
    static final int MOST = 20_000;

    /** How long after the hour in which it came a crowd from one network goes out by itself. */
    private static final Duration UNSEEN = Duration.ofHours(2);

    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(Quarantining.class);

    private final Db db;
    private final SettingAside aside;
    private final AuditLog audit;
    private final InstantSource clock;

    Quarantining(Db db, SettingAside aside, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.aside = aside;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts aside what a choice comes to now, at most {@link #MOST}; answers how many that were. */
    int put(Petition petition, Choice choice, String reason, Person person) {
        return db.inLargeTransaction(handle -> {
            Uncounted.hold(handle, petition.id());
            var group = RandomBytes.id();
            QuarantineStore.add(handle, group, petition.id(), reason, clock.instant());
            var put = 0;
            var confirmed = 0;
            var counted = new HashSet<UUID>();
            // An empty look is taken again: whoever confirmed while it waited for them is seen by the next one only.
            for (int empty = 0; put < MOST && empty < 2; ) {
                var found = QuarantineStore.lock(handle, petition.id(), choice, MOST - put + counted.size()).stream()
                        .filter(one -> !counted.contains(one.id()))
                        .toList();
                if (found.isEmpty()) {
                    empty++;
                    continue;
                }
                var keptOut = keptOut(handle, found, counted);
                var ids = new ArrayList<>(keptOut);
                found.stream().filter(one -> !one.confirmed()).forEach(one -> ids.add(one.id()));
                aside.take(handle, group, ids);
                put += ids.size();
                confirmed += keptOut.size();
            }
            if (put == 0) {
                handle.rollback();
                return 0;
            }
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.SIGNATURE_QUARANTINE,
                    "petition " + petition.slug(),
                    put + " (" + confirmed + " confirmed), " + choice.told() + ": " + reason);
            Publication.changed(handle);
            return put;
        });
    }

    /** Those of the confirmed that are not in the log; the others are noted as counted. */
    private static List<UUID> keptOut(Handle handle, List<QuarantineStore.Candidate> found, HashSet<UUID> counted) {
        var confirmed = found.stream()
                .filter(QuarantineStore.Candidate::confirmed)
                .map(QuarantineStore.Candidate::id)
                .toList();
        var keptOut = Uncounted.keepOut(handle, confirmed);
        counted.addAll(confirmed);
        keptOut.forEach(counted::remove);
        return keptOut;
    }

    /**
     * Lets a group out, or everything, at most {@link #MOST}. Who has confirmed counts from now on; who has not is mailed if they were not.
     *
     * @return how many; 0 also if there is no such group
     */
    int release(Petition petition, Optional<UUID> group, Person person) {
        return db.inLargeTransaction(handle -> {
            var reason = group.map(id -> QuarantineStore.reason(handle, petition.id(), id))
                    .orElse(Optional.of("all groups"));
            if (reason.isEmpty()) return 0;
            var released = aside.release(handle, petition.id(), group, MOST);
            if (released.all() > 0)
                audit.record(
                        handle,
                        person.actor(),
                        AuditActions.SIGNATURE_RELEASE,
                        "petition " + petition.slug(),
                        released.all() + " (" + released.confirmed() + " confirmed): " + reason.get());
            return released.all();
        });
    }

    /** Keeps a group that would go out by itself; false if there is none, or it is kept already. */
    boolean keep(Petition petition, UUID group, Person person) {
        return db.inTransaction(handle -> {
            if (!QuarantineStore.keep(handle, petition.id(), group)) return false;
            audit.record(handle, person.actor(), AuditActions.SIGNATURE_KEEP, "petition " + petition.slug(), "network");
            return true;
        });
    }

    /**
     * Lets out whatever a limit put here and nobody looked at: a limit cannot tell a congregation from a program, and nobody who signed is
     * lost because no moderator was awake. Not in the audit log, as nobody does it.
     */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void letOut() {
        for (var group :
                db.read(handle -> QuarantineStore.unseen(handle, clock.instant().minus(UNSEEN))))
            // A crowd larger than one act takes another one.
            while (letOut(group) == MOST) LOG.debug("a large crowd is let out");
    }

    private int letOut(QuarantineStore.Group group) {
        return db.inLargeTransaction(handle -> {
            // Somebody may have kept it since it was looked for.
            if (!QuarantineStore.lockGoing(handle, group.id())) return 0;
            return aside.release(handle, group.petition(), Optional.of(group.id()), MOST)
                    .all();
        });
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetEmpty() {
        db.useTransaction(
                handle -> QuarantineStore.forgetEmpty(handle, clock.instant().minus(FORGOTTEN)));
    }
}
