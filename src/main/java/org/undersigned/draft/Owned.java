package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** Lets a visitor at a draft of an organisation that they write for; every other draft looks like none. */
@Singleton
class Owned {

    private final Staff staff;
    private final Drafting drafting;
    private final Petitions petitions;

    Owned(Staff staff, Drafting drafting, Petitions petitions) {
        this.petitions = petitions;
        this.staff = staff;
        this.drafting = drafting;
    }

    /** Lets a request see something of the workspace. */
    Admission look(ContainerRequestContext request) {
        return staff.look(request, Need.anybody());
    }

    /** Lets a request change something of the workspace. */
    Admission act(ContainerRequestContext request, Map<String, String> form) {
        return staff.act(request, form, Need.anybody());
    }

    /** Whether a draft is the visitor's to write: in their organisation, or about a campaign whose coalition they edit for. */
    boolean writes(Visitor visitor, Draft draft) {
        return new DraftRights(visitor).writes(draft)
                || draft.petition()
                        .flatMap(base -> petitions.byId(base.petition()))
                        .flatMap(petition -> Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER))
                        .filter(acting -> acting.organisation().equals(draft.organisation()))
                        .isPresent();
    }

    /** Whether the public can read the petition that a draft changes. */
    boolean isOnline(Draft draft) {
        return draft.petition()
                .flatMap(base -> petitions.byId(base.petition()))
                .filter(petition -> petition.action().isPublic())
                .isPresent();
    }

    /** In which languages the public reads the petition that a draft changes; none as long as it cannot. */
    List<String> online(Draft draft) {
        return draft.petition()
                .flatMap(base -> petitions.byId(base.petition()))
                .filter(petition -> petition.action().isPublic())
                .map(Petition::languages)
                .orElse(List.of());
    }

    /** What drafts lose with a language, as the site is now. */
    Leaving leaving() {
        return new Leaving(drafting.written());
    }

    /** The draft of this id. */
    Draft draft(Visitor visitor, String id) {
        return Id.parse(id)
                .flatMap(drafting::find)
                .filter(draft -> writes(visitor, draft))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
