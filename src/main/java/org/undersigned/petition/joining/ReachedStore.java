package org.undersigned.petition.joining;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about organisations for which nothing speaks but a domain, because a lead invited their first owner. */
final class ReachedStore {

    private ReachedStore() {}

    /** A lead invited the first owner at a mailbox in {@code domain}. */
    static void put(Handle handle, UUID organisation, String domain, LocalDate today) {
        handle.execute("""
                INSERT INTO reached_organisation (organisation, domain, dated) VALUES (?, ?, ?)
                ON CONFLICT (organisation) DO UPDATE SET domain = excluded.domain, dated = excluded.dated
                """, organisation, domain, today);
    }

    /** Somebody vouches for it. */
    static void remove(Handle handle, UUID organisation) {
        handle.execute("DELETE FROM reached_organisation WHERE organisation = ?", organisation);
    }

    /** The domain of each partner of a campaign that was reached so. */
    static Map<UUID, String> of(Handle handle, UUID campaign) {
        return handle.select("""
                        SELECT r.organisation, r.domain FROM reached_organisation r
                          JOIN partnership p ON p.organisation = r.organisation WHERE p.campaign = ?
                        """, campaign)
                .map((row, context) -> Map.entry(Column.uuid(row, "organisation"), row.getString("domain")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
