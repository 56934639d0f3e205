package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;

/** Everything about a petition's signers is deleted, and the petition archived. */
@Singleton
final class RetiringApproved implements Approved {

    static final String KIND = "petition-retire";

    private final Petitions petitions;
    private final Retiring retiring;
    private final Stepping stepping;

    RetiringApproved(Petitions petitions, Retiring retiring, Stepping stepping) {
        this.petitions = petitions;
        this.retiring = retiring;
        this.stepping = stepping;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject();
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        PetitionWriting.hold(handle, List.of(approval.subject()));
    }

    /** Nothing is decided while something keeps it from being done: whoever approves can come back. */
    @Override
    public void carryOut(Handle handle, Approval approval) {
        var petition = petitions.find(approval.subject()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var actor = Person.actor(approval.asker());
        switch (retiring.retire(handle, petition.slug(), actor, "")) {
            case Retiring.Retired.Refused refused -> throw Problem.problem(ProblemType.UNAVAILABLE);
            case Retiring.Retired.Done done ->
                LifeCycleStore.held(handle, petition.id())
                        .flatMap(from -> LifeCycle.step(from, LifeCycle.State.ARCHIVED))
                        .ifPresent(step -> stepping.move(handle, petition, step, Optional.empty(), actor));
        }
    }
}
