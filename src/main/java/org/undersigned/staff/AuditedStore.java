package org.undersigned.staff;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about whose an entry of the audit log is. */
final class AuditedStore {

    private AuditedStore() {}

    /** Members, approvals and drafts of some organisations, as the log names them. */
    static List<String> of(Handle handle, List<UUID> organisations) {
        return handle.createQuery("""
                        SELECT 'staff ' || person FROM staff_member WHERE organisation = ANY (:some)
                        UNION ALL SELECT 'approval ' || id FROM staff_approval WHERE organisation = ANY (:some)
                        UNION ALL SELECT 'draft ' || id FROM draft WHERE organisation = ANY (:some)
                        """)
                .bindArray("some", UUID.class, organisations)
                .mapTo(String.class)
                .list();
    }
}
