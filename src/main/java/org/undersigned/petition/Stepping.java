package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.html.Translated;

/** Takes a step in the life of a petition, once whoever has to agree did. */
@Singleton
public final class Stepping {

    private final Petitions petitions;
    private final AuditLog audit;
    private final InstantSource clock;

    Stepping(Petitions petitions, AuditLog audit, InstantSource clock) {
        this.petitions = petitions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the step to a state for a later feature, whose rule it was that it happens now; false if there is no such step from where the
     * petition stands, and then nothing is done.
     *
     * @param note what the timeline says beside it, in a language of its own
     */
    public boolean take(
            Handle handle, Petition petition, LifeCycle.State to, Optional<Translated.Line> note, String actor) {
        var step = LifeCycleStore.held(handle, petition.id())
                .flatMap(from -> LifeCycle.step(from, to))
                .filter(one -> !one.takesTwo());
        step.ifPresent(one -> move(
                handle, petition, one, note.map(line -> new LifeCycleStore.Note(line.text(), line.language())), actor));
        return step.isPresent();
    }

    /** Archives a petition that was retired; one that was never online stays what it is. */
    void archive(Handle handle, String slug, String actor) {
        var petition = petitions.find(slug).orElseThrow();
        LifeCycleStore.held(handle, petition.id())
                .flatMap(from -> LifeCycle.step(from, LifeCycle.State.ARCHIVED))
                .ifPresent(step -> move(handle, petition, step, Optional.empty(), actor));
    }

    /** Takes it in the caller's transaction, who holds the petition's row: state, timeline, audit log and pages change together. */
    void move(Handle handle, Petition petition, LifeCycle.Step step, Optional<LifeCycleStore.Note> note, String actor) {
        LifeCycleStore.move(handle, petition.id(), step, note, day(petition, step));
        // Whatever was set for it is over with the step before.
        LaunchStore.remove(handle, petition.id());
        audit.record(handle, actor, AuditActions.PETITION_STEP, "petition " + petition.slug(), step.name());
        Publication.changed(handle);
    }

    /** A petition that is put online before its first day opens on that day. */
    private LocalDate day(Petition petition, LifeCycle.Step step) {
        var today = Day.today(clock);
        return step.event().equals("opened") && petition.opens().isAfter(today) ? petition.opens() : today;
    }
}
