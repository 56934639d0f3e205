package org.undersigned.campaign.duty;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.staff.Duties;
import org.undersigned.organisation.staff.Duty;

/** What a visitor of the workspace does for coalitions. */
@Singleton
final class CoalitionDuties implements Duties {

    @Override
    public List<Duty> of(Handle handle, UUID person) {
        return DutyStore.of(handle, person);
    }
}
