package org.undersigned.call;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about how calls went. */
public final class ReportStore {

    private ReportStore() {}

    /** How many calls to an office had an outcome on one day. */
    public record Line(LocalDate day, String office, String outcome, long calls) {}

    /** Notes one call; a form that comes again changes nothing. */
    static void insert(Handle handle, UUID id, UUID action, String office, Outcome outcome, LocalDate day) {
        handle.createUpdate("""
                        INSERT INTO call_report (id, action, office, outcome, day) VALUES (:id, :action, :office, :outcome, :day)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", id)
                .bind("action", action)
                .bind("office", office)
                .bind("outcome", outcome.word())
                .bind("day", day)
                .execute();
    }

    /** Everything about one action, the newest day first. */
    static List<Line> lines(Handle handle, UUID action) {
        return handle.select("""
                        SELECT day, office, outcome, count(*) AS calls FROM call_report WHERE action = ?
                         GROUP BY day, office, outcome ORDER BY day DESC, office, outcome
                        """, action)
                .map((row, context) -> new Line(
                        row.getObject("day", LocalDate.class),
                        row.getString("office"),
                        row.getString("outcome"),
                        row.getLong("calls")))
                .list();
    }

    /** Writes into each action how many calls there are, and answers how many of those numbers moved. */
    static int count(Handle handle) {
        return handle.execute("""
                WITH counted AS (SELECT action, count(*) AS calls FROM call_report GROUP BY action),
                     held AS (SELECT a.id, c.calls FROM action a JOIN counted c ON c.action = a.id
                               WHERE a.published <> c.calls ORDER BY a.id FOR UPDATE OF a)
                UPDATE action SET published = held.calls, published_at = now() FROM held WHERE held.id = action.id
                """);
    }
}
