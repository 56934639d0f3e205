package org.undersigned.letter;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about numbers of letters. No row is about one person. */
public final class NumberStore {

    private NumberStore() {}

    /** What became of letters. */
    public enum What {
        /** Asked for by the form. */
        WRITTEN,
        /** Of these, those that differ from what was suggested. */
        EDITED,
        /** By the mailed link. */
        CONFIRMED,
        /** A mail server took it for the target. */
        SENT,
        /** A mail server took it for the test address. */
        TESTED,
        /** An attempt that did not succeed. */
        FAILED,
        /** It came back from the target's mailbox. */
        RETURNED,
        /** The target had said yes meanwhile, or is no target any more. */
        SPARED,
        /** Its writer took it back. */
        WITHDRAWN;

        /** As in the database and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name. */
        public String label() {
            return "letter.what." + word();
        }
    }

    /** A number of one day. */
    public record Day(UUID target, LocalDate date, What what, long number) {}

    static void add(Handle handle, UUID action, UUID target, LocalDate day, What what) {
        handle.execute("""
                        INSERT INTO letter_day (action, target, day, what, number) VALUES (?, ?, ?, ?, 1)
                        ON CONFLICT (action, target, day, what) DO UPDATE SET number = letter_day.number + 1
                        """, action, target, day, what.word());
    }

    /** All of them, by day, target and kind. */
    public static List<Day> days(Handle handle, UUID action) {
        return handle.select("SELECT * FROM letter_day WHERE action = ? ORDER BY day, target, what", action)
                .map((row, context) -> new Day(
                        Column.uuid(row, "target"),
                        row.getObject("day", LocalDate.class),
                        What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                        row.getLong("number")))
                .list();
    }

    /** Sums over all days, by target. */
    public static Map<UUID, Map<What, Long>> sums(Handle handle, UUID action) {
        var sums = new HashMap<UUID, Map<What, Long>>();
        days(handle, action)
                .forEach(day -> sums.computeIfAbsent(day.target(), id -> new EnumMap<>(What.class))
                        .merge(day.what(), day.number(), Long::sum));
        return sums;
    }

    /** How many copies are in each state, by target. */
    public static Map<UUID, Map<String, Long>> states(Handle handle, UUID action) {
        var states = new HashMap<UUID, Map<String, Long>>();
        handle.select(
                        "SELECT target, state, count(*) AS number FROM letter_copy WHERE action = ? GROUP BY target, state",
                        action)
                .map((row, context) -> {
                    states.computeIfAbsent(Column.uuid(row, "target"), id -> new HashMap<>())
                            .put(row.getString("state"), row.getLong("number"));
                    return 0;
                })
                .list();
        return states;
    }

    /** Writes the number of letters that were sent and did not come back to their actions, once there are enough to be told; false if none has changed. */
    public static boolean publish(Handle handle) {
        return handle.createUpdate("""
                        UPDATE action a SET published = CASE WHEN n.number >= :fewest THEN n.number ELSE 0 END, published_at = now()
                          FROM (SELECT l.action, coalesce(sum(CASE d.what WHEN 'sent' THEN d.number ELSE -d.number END), 0) AS number
                                  FROM letter l LEFT JOIN letter_day d ON d.action = l.action AND d.what IN ('sent', 'returned')
                                 GROUP BY l.action) n
                         WHERE a.id = n.action AND a.published <> CASE WHEN n.number >= :fewest THEN n.number ELSE 0 END
                        """).bind("fewest", LetterAction.FEWEST).execute() > 0;
    }
}
