package org.undersigned.signature.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about permissions that wait for a second yes, and about those whose time is over. */
public final class PermissionStore {

    /** Asked for, confirmed with the signature, and nothing said since; what was typed is sealed for the organisation already. */
    private static final String WAITING = """
            SELECT e.signature, e.organisation, e.notice
              FROM consent_event e JOIN signature s ON s.id = e.signature JOIN organisation o ON o.id = e.organisation
             WHERE e.kind = 'asked' AND s.slot IS NOT NULL AND s.state IN ('confirmed', 'quarantined')
               AND NOT EXISTS (SELECT 1 FROM consent_event later
                                WHERE later.signature = e.signature AND later.organisation = e.organisation
                                  AND later.purpose = e.purpose AND later.channel = e.channel AND later.number > e.number)
               AND EXISTS (SELECT 1 FROM sealed_row r WHERE r.signature = e.signature AND r.recipient = 'organisation-' || o.slug)
            """;

    private PermissionStore() {}

    /** One organisation's box on one signature. */
    public record Box(UUID signature, UUID organisation, UUID notice) {}

    /** What waits for a second yes of these signatures' people. */
    public static List<Box> waiting(Handle handle, Collection<UUID> signatures) {
        if (signatures.isEmpty()) return List.of();
        return handle.createQuery(WAITING + " AND e.signature = ANY(:signatures) ORDER BY e.signature, e.organisation")
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> box(row))
                .list();
    }

    /**
     * What waits in vain, locked: of signatures from before {@code day}, or for an organisation that left. Reads all events: an index would
     * cost every signature.
     */
    static List<Box> takeUnanswered(Handle handle, LocalDate day, int most) {
        return handle.createQuery(WAITING + """
                         AND (s.day < :day
                              OR NOT EXISTS (SELECT 1 FROM action a JOIN partnership p ON p.campaign = a.campaign
                                              WHERE a.id = s.petition AND p.organisation = e.organisation AND p.state = 'joined'))
                         LIMIT :most FOR UPDATE OF s SKIP LOCKED
                        """)
                .bind("day", day)
                .bind("most", most)
                .map((row, context) -> box(row))
                .list();
    }

    /** Permissions that are over on {@code today}, as {@code Choices.lastDay} says of each, locked. */
    static List<Box> takeEnded(Handle handle, LocalDate today, int most) {
        return handle.createQuery("""
                        SELECT g.signature, g.organisation, g.notice
                          FROM (SELECT campaign, organisation, months, CAST('infinity' AS date) AS last_day
                                  FROM partnership WHERE months IS NOT NULL
                                UNION ALL SELECT campaign, organisation, months, last_day FROM permission_term) p
                          JOIN action a ON a.campaign = p.campaign
                          JOIN grant_state g ON g.organisation = p.organisation AND (g.live OR g.held)
                          JOIN signature s ON s.id = g.signature AND s.petition = a.id
                         WHERE s.day <= p.last_day AND s.day + make_interval(months => p.months) <= :today
                         LIMIT :most FOR UPDATE OF s SKIP LOCKED
                        """)
                .bind("today", today)
                .bind("most", most)
                .map((row, context) -> box(row))
                .list();
    }

    private static Box box(ResultSet row) throws SQLException {
        return new Box(Column.uuid(row, "signature"), Column.uuid(row, "organisation"), Column.uuid(row, "notice"));
    }
}
