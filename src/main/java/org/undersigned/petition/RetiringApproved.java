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
import org.undersigned.organisation.staff.Visitor;

/** Everything about a petition's signers is deleted, and the petition archived. */
@Singleton
final class RetiringApproved implements Approved {

    static final String KIND = "petition-retire";

    private final Petitions petitions;
    private final Retiring retiring;

    RetiringApproved(Petitions petitions, Retiring retiring) {
        this.petitions = petitions;
        this.retiring = retiring;
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
    public String about(Handle handle, Approval approval, String language) {
        return told(handle, approval, language);
    }

    /** What would be deleted: whoever sees the approval decides it, or asked. */
    @Override
    public Optional<String> path(Handle handle, Approval approval, Visitor visitor) {
        return petitions
                .find(approval.subject())
                .filter(petition -> petition.action().isPublic())
                .map(RetirementPage::path);
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return PetitionView.quoted(petitions, approval.subject(), language);
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        PetitionWriting.hold(handle, List.of(approval.subject()));
    }

    /** Nothing is decided while something keeps it from being done: whoever approves can come back. */
    @Override
    public void carryOut(Handle handle, Approval approval) {
        var petition = petitions.find(approval.subject()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (retiring.retire(handle, petition.slug(), Person.actor(approval.asker()), "")
                instanceof Retiring.Retired.Refused) throw Problem.problem(ProblemType.UNAVAILABLE);
    }
}
