package org.undersigned.petition;

import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.supporter.Sealing;

/**
 * The end of a petition: everything about the people who signed it is deleted and its keys with it, in one transaction. Its text, its
 * public logs and the number that they prove stay, and nobody is withdrawn: people stood behind it, whoever they were.
 */
@Singleton
@Unremovable
public final class Retiring {

    private final Db db;
    private final InstantSource clock;
    private final RecipientKeys keys;
    private final Stepping stepping;
    private final AuditLog audit;
    private final Event<RetirementAsked> asking;
    private final Event<PetitionRetired> retiring;

    Retiring(
            Db db,
            InstantSource clock,
            RecipientKeys keys,
            Stepping stepping,
            AuditLog audit,
            Event<RetirementAsked> asking,
            Event<PetitionRetired> retiring) {
        this.db = db;
        this.clock = clock;
        this.keys = keys;
        this.stepping = stepping;
        this.audit = audit;
        this.asking = asking;
        this.retiring = retiring;
    }

    /** What retiring a petition comes to. */
    sealed interface Retired {
        /** What is deleted, a line each. */
        record Done(List<RetirementAsked.Line> deleted) implements Retired {}

        /** Why not, and what to do about it. Nothing was changed. */
        record Refused(List<RetirementAsked.Line> why) implements Retired {}
    }

    /** What would be deleted. Changes nothing. */
    Retired look(String slug) {
        return db.inTransaction(handle -> asked(handle, RetiringStore.bySlug(handle, slug), slug));
    }

    /** As above, in the caller's transaction, which holds the petition from now on. */
    Retired look(Handle handle, String slug) {
        var found = RetiringStore.bySlug(handle, slug).flatMap(petition -> held(handle, petition.id()));
        return asked(handle, found, slug);
    }

    /**
     * Retires a petition on which nobody can sign any more, and archives it if it was online. The caller's transaction is rolled back if somebody confirmed or withdrew
     * meanwhile.
     *
     * @param by what the audit entry ends with: of a command, whether a second person approved it
     */
    Retired retire(Handle handle, String slug, String actor, String by) {
        var found = RetiringStore.bySlug(handle, slug).flatMap(petition -> held(handle, petition.id()));
        var asked = asked(handle, found, slug);
        if (!(asked instanceof Retired.Done done)) return asked;
        var petition = found.orElseThrow();
        retire(handle, petition, false);
        // Who confirmed or withdrew while the rows were being deleted waits for the public log, and is to have
        // their line.
        var after = ask(handle, petition.id());
        if (!after.first().isEmpty()) {
            handle.rollback();
            return new Retired.Refused(after.first());
        }
        audit.record(
                handle,
                actor,
                AuditActions.PETITION_RETIRE,
                "petition " + slug,
                done.deleted().stream().map(line -> line.in("en")).collect(Collectors.joining("\n")) + by);
        stepping.archive(handle, slug, actor);
        Publication.changed(handle);
        return done;
    }

    /** Retires once more what an older backup brought back; false if there is no such petition or it is retired. */
    public boolean again(UUID id) {
        return db.inTransaction(handle -> {
            var found = held(handle, id).filter(petition -> petition.retired() == null);
            found.ifPresent(petition -> {
                retire(handle, petition, true);
                audit.record(
                        handle,
                        "operator",
                        AuditActions.PETITION_RETIRE,
                        "petition " + petition.slug(),
                        "again: an older backup was restored");
                Publication.changed(handle);
            });
            return found.isPresent();
        });
    }

    /** Says that a key of a petition was removed: its old row leaves the database's files soon, as at retirement. */
    public static void keysAreInFiles(Handle handle, UUID petition) {
        RetiringStore.keysAreInFiles(handle, petition);
    }

    /** Has the old rows of keys leave the database's files; false if the tables were held. */
    boolean cleanFiles() {
        return db.asOwner(handle -> RetiringStore.rewriteKeys(handle, Duration.ofSeconds(2)));
    }

    /** The same for petitions that were retired while the tables were held, or from the workspace, and after the key file changed. */
    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cleanLater() {
        // Whoever wants the tables meanwhile waits behind this, so it gives up soon.
        if (db.read(RetiringStore::hasKeysInFiles))
            db.asOwner(handle -> RetiringStore.rewriteKeys(handle, Duration.ofMillis(200)));
    }

    private void retire(Handle handle, RetiringStore.Found petition, boolean again) {
        retiring.fire(new PetitionRetired(handle, petition.id(), again));
        keys.remove(handle, Sealing.updates(petition.id()));
        RetiringStore.retire(handle, petition.id(), Day.today(clock));
    }

    /** The row that whoever takes a step holds comes first, the audit log and the publication last, as everywhere. */
    private static Optional<RetiringStore.Found> held(Handle handle, UUID petition) {
        LifeCycleStore.held(handle, petition);
        return RetiringStore.locked(handle, petition);
    }

    private Retired asked(Handle handle, Optional<RetiringStore.Found> found, String slug) {
        if (found.isEmpty()) return refused("steps.retire.none", slug);
        var petition = found.get();
        if (petition.retired() != null)
            return refused("steps.retire.before", slug, petition.retired().toString());
        var open = switch (petition.state()) {
            case "draft", "review" -> Optional.of(RetirementAsked.Line.of("steps.retire.never", slug));
            case "open" -> open(petition);
            default -> Optional.<RetirementAsked.Line>empty();
        };
        if (open.isPresent()) return new Retired.Refused(List.of(open.get()));
        var asked = ask(handle, petition.id());
        return asked.first().isEmpty() ? new Retired.Done(asked.kept()) : new Retired.Refused(asked.first());
    }

    private Optional<RetirementAsked.Line> open(RetiringStore.Found petition) {
        if (petition.closes() == null)
            return Optional.of(RetirementAsked.Line.of("steps.retire.noLastDay", petition.slug()));
        if (!Day.today(clock).isAfter(petition.closes()))
            return Optional.of(RetirementAsked.Line.of(
                    "steps.retire.until", petition.slug(), petition.closes().toString()));
        return Optional.empty();
    }

    private RetirementAsked ask(Handle handle, UUID petition) {
        var asked = new RetirementAsked(handle, petition);
        asking.fire(asked);
        return asked;
    }

    private static Retired refused(String key, Object... arguments) {
        return new Retired.Refused(List.of(RetirementAsked.Line.of(key, arguments)));
    }
}
