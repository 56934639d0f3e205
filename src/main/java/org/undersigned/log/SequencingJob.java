package org.undersigned.log;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.LogOrigins;

/**
 * When the logs grow. A standard petition at most every five seconds; a high-risk one every quarter of an hour and by five at least,
 * so that who watches a person open the page does not see the number step a minute later, but nothing waits for more than a day.
 */
@Singleton
final class SequencingJob {

    private static final Logger LOG = Logger.getLogger(SequencingJob.class);

    private record Log(UUID petition, LogKind kind) {}

    private final Db db;
    private final Paces paces;
    private final Opening opening;
    private final Sequencing sequencing;
    private final Witnessing witnessing;
    private final LogOrigins origins;
    private final InstantSource clock;
    private final Map<Log, Instant> last = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean looked;

    SequencingJob(
            Db db,
            Paces paces,
            Opening opening,
            Sequencing sequencing,
            Witnessing witnessing,
            LogOrigins origins,
            InstantSource clock) {
        this.origins = origins;
        this.clock = clock;
        this.db = db;
        this.paces = paces;
        this.opening = opening;
        this.sequencing = sequencing;
        this.witnessing = witnessing;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = CountingStopped.class)
    void run() {
        // One that was loaded a moment ago has no name for its logs in memory yet.
        db.read(OpeningStore::unopened).stream().filter(origins::knows).forEach(opening::open);
        lookOnce();
        var now = clock.instant();
        var due = new HashMap<UUID, Set<LogKind>>();
        for (var waiting : db.read(QueueStore::waiting))
            if (isDue(waiting, now))
                due.computeIfAbsent(waiting.petition(), petition -> EnumSet.noneOf(LogKind.class))
                        .add(waiting.kind());
        due.forEach((petition, kinds) -> grow(petition, kinds, now));
    }

    /** Each log has a pace of its own: a lone withdrawal is not carried along by signatures, nor the other way round. */
    private boolean isDue(QueueStore.Waiting waiting, Instant now) {
        var grew = last.getOrDefault(new Log(waiting.petition(), waiting.kind()), Instant.EPOCH);
        return paces.of(waiting.petition())
                .filter(pace -> pace.isDue(waiting.entries(), waiting.oldest(), grew, now))
                .isPresent();
    }

    /** At the start, before anybody signs: whoever runs it hears of an old backup, and this machine remembers what the database has. */
    private void lookOnce() {
        if (looked) return;
        looked = true;
        for (var count : db.read(LogStore::counts))
            tell(sequencing.run(count.petition(), EnumSet.noneOf(LogKind.class)));
    }

    private void grow(UUID petition, Set<LogKind> kinds, Instant now) {
        switch (witnessing.allow(petition)) {
            case ASKED -> {}
            case REFUSED -> behind("of petition " + petition, "a witness has seen");
            case GIVEN -> append(petition, kinds, now);
        }
    }

    private void append(UUID petition, Set<LogKind> kinds, Instant now) {
        var ended = sequencing.run(petition, kinds);
        while (ended instanceof Sequencing.Sequenced.Appended appended
                && Math.max(appended.signatures(), appended.withdrawals()) == Sequencing.MOST)
            ended = sequencing.run(petition, kinds);
        if (ended instanceof Sequencing.Sequenced.Appended) {
            kinds.forEach(kind -> last.put(new Log(petition, kind), now));
            witnessing.show(petition);
        }
        tell(ended);
    }

    private void tell(Sequencing.Sequenced ended) {
        switch (ended) {
            case Sequencing.Sequenced.Appended appended -> {}
            case Sequencing.Sequenced.NotOpen notOpen -> {}
            case Sequencing.Sequenced.Behind old -> behind(old.log(), "this machine has signed");
            case Sequencing.Sequenced.Restored back ->
                once(
                        back.log(),
                        "The log %s came back with a backup, and may have gone on after it. Signatures are taken, but none is counted"
                                + " until ./undersigned log recover was run: docs/operations.md, Recovery.");
        }
    }

    private void behind(String log, String who) {
        once(
                log,
                "The database knows less of the log %s than " + who
                        + ": an old backup was restored. Signatures are taken, but none is counted until the log is recovered:"
                        + " docs/operations.md, Recovery.");
    }

    /** Once for each log and start: an operator needs to read it, not to wade in it. */
    private void once(String log, String line) {
        if (told.add(log)) LOG.errorf(line, log);
    }
}
