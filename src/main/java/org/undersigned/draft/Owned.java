package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.Visitor;

/** Lets a visitor at a draft of an organisation that they write for; every other draft looks like none. */
@Singleton
class Owned {

    private final Staff staff;
    private final Drafting drafting;

    Owned(Staff staff, Drafting drafting) {
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

    /** The draft of this id. */
    Draft draft(Visitor visitor, String id) {
        return Id.parse(id)
                .flatMap(drafting::find)
                .filter(new DraftRights(visitor)::writes)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
