package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/**
 * What happens when staff take a petition one step further: the step is one of {@link LifeCycle}, it is on the timeline and in the audit
 * log, and where it cannot be undone a second person has to approve it.
 */
@Singleton
class Steering {

    private final Db db;
    private final Approvals approvals;
    private final Stepping stepping;
    private final InstantSource clock;

    Steering(Db db, Approvals approvals, Stepping stepping, InstantSource clock) {
        this.db = db;
        this.approvals = approvals;
        this.stepping = stepping;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Steered {
        /** It stands in its new state. */
        record Moved() implements Steered {}

        /** A second person is asked, now or already. */
        record Asked() implements Steered {}

        /** It stands elsewhere than the page said: somebody was quicker. */
        record Overtaken() implements Steered {}

        /** It cannot be opened again, for its last day is over. */
        record Over() implements Steered {}

        /** Everything about its signers was deleted, so it takes no signatures any more. */
        record Retired() implements Steered {}
    }

    /** Takes a step, or asks for it if it takes two. {@code member} says for which organisation the person acts. */
    Steered steer(
            Petition petition,
            LifeCycle.Step step,
            Optional<SteeringStore.Note> note,
            Person person,
            Membership member) {
        return db.inTransaction(handle -> {
            if (!SteeringStore.held(handle, petition.id()).equals(Optional.of(step.from())))
                return new Steered.Overtaken();
            if (step.to() == LifeCycle.State.OPEN) {
                if (petition.retired().isPresent()) return new Steered.Retired();
                var today = Day.today(clock);
                if (petition.closes().filter(today::isAfter).isPresent()) return new Steered.Over();
            }
            if (step.takesTwo()) {
                approvals.ask(handle, kind(step), Optional.of(member.organisation()), petition.slug(), person);
                return new Steered.Asked();
            }
            stepping.move(handle, petition, step, note, person.actor());
            return new Steered.Moved();
        });
    }

    /** Name of the approval that a step needs. */
    static String kind(LifeCycle.Step step) {
        return step.to() == LifeCycle.State.OPEN ? "petition-open" : "petition-archive";
    }
}
