package org.undersigned.campaign.role;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.staff.RoleElsewhere;
import org.undersigned.organisation.staff.RolesElsewhere;

/** What a visitor of the workspace does for coalitions. */
@Singleton
final class HeldRoles implements RolesElsewhere {

    @Override
    public List<RoleElsewhere> of(Handle handle, UUID person) {
        return CoalitionRoleStore.of(handle, person);
    }
}
