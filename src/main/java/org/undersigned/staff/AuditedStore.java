package org.undersigned.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about whose an entry of the audit log is. */
final class AuditedStore {

    private AuditedStore() {}

    /** Members, approvals and drafts of some organisations, and deliveries of some petitions, as the log names them. */
    static List<String> of(Handle handle, List<UUID> organisations, List<UUID> petitions) {
        return handle.createQuery("""
                        SELECT 'staff ' || person FROM staff_member WHERE organisation = ANY (:some)
                        UNION ALL SELECT 'approval ' || id FROM staff_approval WHERE organisation = ANY (:some)
                        UNION ALL SELECT 'draft ' || id FROM draft WHERE organisation = ANY (:some)
                        UNION ALL SELECT 'delivery ' || id FROM delivery WHERE petition = ANY (:petitions)
                        """)
                .bindArray("some", UUID.class, organisations)
                .bindArray("petitions", UUID.class, petitions)
                .mapTo(String.class)
                .list();
    }

    /** The petitions of what is among some ids a delivery, a pack, a correction or a group that somebody wants rejected. */
    static Map<UUID, UUID> petitions(Handle handle, List<UUID> some) {
        var found = new HashMap<UUID, UUID>();
        handle.createQuery("""
                        SELECT id, petition FROM delivery WHERE id = ANY (:some)
                        UNION ALL SELECT id, petition FROM delivery_pack WHERE id = ANY (:some)
                        UNION ALL SELECT id, petition FROM petition_correction WHERE id = ANY (:some)
                        UNION ALL SELECT quarantine, petition FROM rejection WHERE quarantine = ANY (:some)
                        """)
                .bindArray("some", UUID.class, some)
                .map((row, context) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("petition", UUID.class)))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /** The titles of those drafts of some organisations that are among some ids and have one, in their main language. */
    static Map<UUID, String> drafts(Handle handle, List<UUID> some, List<UUID> organisations) {
        var found = new HashMap<UUID, String>();
        handle.createQuery("""
                        SELECT id, content -> 'petition' -> 'title' ->> languages[1] AS title FROM draft
                         WHERE id = ANY (:some) AND organisation = ANY (:organisations)
                           AND content -> 'petition' -> 'title' ->> languages[1] <> ''
                        """)
                .bindArray("some", UUID.class, some)
                .bindArray("organisations", UUID.class, organisations)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("title")))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }
}
