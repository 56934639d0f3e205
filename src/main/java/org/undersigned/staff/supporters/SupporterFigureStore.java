package org.undersigned.staff.supporters;

import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about how many supporters organisations have. */
final class SupporterFigureStore {

    private SupporterFigureStore() {}

    /**
     * Counts anew for all organisations. It says what each organisation would count itself behind the wall: somebody who
     * allowed several things is one, and who is put aside is none.
     */
    static void count(Handle handle, Instant now) {
        // Two processes that count at once would both insert.
        handle.execute("LOCK TABLE supporter_figure IN SHARE ROW EXCLUSIVE MODE");
        handle.execute("DELETE FROM supporter_figure");
        // What is sorted here does not fit into the little that is right for everything else.
        handle.execute("SET LOCAL work_mem = '64MB'");
        handle.createUpdate("""
                        INSERT INTO supporter_figure (organisation, petition, kind, number, counted_at)
                        SELECT g.organisation, s.petition, 'supporters', count(DISTINCT g.signature), CAST(:now AS timestamptz)
                          FROM grant_state g JOIN signature s ON s.id = g.signature
                         WHERE g.live AND s.state = 'confirmed' GROUP BY 1, 2
                        """).bind("now", now).execute();
        // A row from before there were references is a person of its own.
        handle.createUpdate("""
                        INSERT INTO supporter_figure (organisation, kind, number, counted_at)
                        SELECT g.organisation, 'people', count(DISTINCT coalesce(r.supporter_ref, uuid_send(r.signature))), CAST(:now AS timestamptz)
                          FROM grant_state g
                          JOIN organisation o ON o.id = g.organisation
                          JOIN signature s ON s.id = g.signature
                          JOIN sealed_row r ON r.signature = g.signature AND r.recipient = 'organisation-' || o.slug
                         WHERE g.live AND s.state = 'confirmed' GROUP BY 1
                        """).bind("now", now).execute();
        handle.createUpdate("""
                        INSERT INTO supporter_figure (organisation, kind, number, counted_at)
                        SELECT o.id, 'taken-back', count(DISTINCT g.signature), CAST(:now AS timestamptz)
                          FROM organisation o LEFT JOIN grant_state g ON g.organisation = o.id AND NOT g.live AND NOT g.held GROUP BY 1
                        """).bind("now", now).execute();
        countLeftOut(handle, now);
    }

    /** Adds, after {@link #count}, how many of these people exports leave out. */
    private static void countLeftOut(Handle handle, Instant now) {
        handle.createUpdate("""
                        INSERT INTO supporter_figure (organisation, kind, number, counted_at)
                        SELECT o.id, 'left-out', count(DISTINCT x.ref), CAST(:now AS timestamptz)
                          FROM suppression x
                          JOIN organisation o ON o.id = x.organisation
                          JOIN sealed_row r ON r.supporter_ref = x.ref AND r.recipient = 'organisation-' || o.slug
                          JOIN grant_state g ON g.signature = r.signature AND g.organisation = o.id AND g.live
                          JOIN signature s ON s.id = g.signature AND s.state = 'confirmed' GROUP BY 1
                        """).bind("now", now).execute();
    }

    /** Those of the organisation that the transaction reads for. */
    static SupporterFigures own(Handle handle) {
        record Row(UUID petition, String kind, long number, Instant at) {}
        var rows = handle.select("SELECT petition, kind, number, counted_at FROM supporter_figure")
                .map((row, context) -> new Row(
                        Column.uuid(row, "petition"),
                        row.getString("kind"),
                        row.getLong("number"),
                        row.getTimestamp("counted_at").toInstant()))
                .list();
        var byPetition = new HashMap<UUID, Long>();
        long people = 0;
        long takenBack = 0;
        long leftOut = 0;
        for (var row : rows)
            switch (row.kind) {
                case "people" -> people = row.number;
                case "taken-back" -> takenBack = row.number;
                case "left-out" -> leftOut = row.number;
                default -> byPetition.put(row.petition, row.number);
            }
        return new SupporterFigures(
                byPetition,
                people,
                takenBack,
                leftOut,
                rows.stream().map(Row::at).findFirst());
    }
}
