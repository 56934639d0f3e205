package org.undersigned.log;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.ApprovedCommand;
import org.undersigned.organisation.approval.SecondPerson;

/** A number that does not agree may be set right at the command line. Its subject is the petition's slug; operators decide. */
@Singleton
final class RepairByCommand implements ApprovedCommand {

    private static final String KIND = "recount-repair";

    static SecondPerson.Act of(String slug) {
        return new SecondPerson.Act(KIND, Optional.empty(), slug);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject();
    }
}
