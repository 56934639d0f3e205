package org.undersigned.petition;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;

/** The steps that take two people: putting a petition online, and archiving it. */
abstract sealed class StepsApproved implements Approved permits OpeningApproved, ArchivingApproved {

    private final Petitions petitions;
    private final Stepping stepping;
    private final LifeCycle.State to;

    StepsApproved(Petitions petitions, Stepping stepping, LifeCycle.State to) {
        this.petitions = petitions;
        this.stepping = stepping;
        this.to = to;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject();
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var petition = petitions.all().stream()
                .filter(one -> one.slug().equals(approval.subject()))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        // It may have gone elsewhere since it was asked for; then nothing is left to do.
        SteeringStore.held(handle, petition.id())
                .flatMap(from -> LifeCycle.step(from, to))
                .filter(LifeCycle.Step::takesTwo)
                .ifPresent(
                        step -> stepping.move(handle, petition, step, Optional.empty(), "staff:" + approval.askedBy()));
    }
}
