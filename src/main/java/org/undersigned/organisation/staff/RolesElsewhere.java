package org.undersigned.organisation.staff;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a person does beside their roles in organisations: the seam by which a later feature says so. Read anew for each request. */
public interface RolesElsewhere {

    List<RoleElsewhere> of(Handle handle, UUID person);

    /** What a person does, whichever features say so. */
    static List<RoleElsewhere> all(List<RolesElsewhere> features, Handle handle, UUID person) {
        return features.stream().flatMap(one -> one.of(handle, person).stream()).toList();
    }
}
