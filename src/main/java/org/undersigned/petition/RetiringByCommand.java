package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Watched;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.ApprovedCommand;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/** Everything about a petition's signers may be deleted at the command line. Its subject is the petition's slug. */
@Singleton
final class RetiringByCommand implements ApprovedCommand {

    static final String KIND = "retire";

    private final Petitions petitions;

    RetiringByCommand(Petitions petitions) {
        this.petitions = petitions;
    }

    /** Deleting everything about the signers of this petition; owners of {@code lead} decide, and operators without one. */
    static SecondPerson.Act of(Optional<UUID> lead, String slug) {
        return new SecondPerson.Act(KIND, lead, slug);
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

    /** What would be deleted. Operators who only see the approval are not let in there. */
    @Override
    public Optional<String> path(Handle handle, Approval approval, Visitor visitor) {
        return petitions
                .find(approval.subject())
                .filter(petition -> petition.action().isPublic())
                .filter(petition -> approval.organisation().isEmpty()
                        || Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER)
                                .isPresent())
                .map(RetirementPage::path);
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return PetitionView.quoted(petitions, approval.subject(), language);
    }
}
