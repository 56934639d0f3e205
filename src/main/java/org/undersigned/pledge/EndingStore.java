package org.undersigned.pledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What jobs do with promises: count, tell, remind and forget. */
final class EndingStore {

    private static final String SELECT =
            "SELECT g.id, g.action, g.state, g.language, g.people, g.nonce, g.ciphertext FROM pledge g JOIN pledge_action p ON p.id = g.action ";

    private EndingStore() {}

    /** Writes into each action how many promised or come, and answers how many of those numbers moved. A number of people who were deleted stays. */
    static int count(Handle handle) {
        return handle.execute("""
                WITH counted AS (SELECT p.id, coalesce(sum(CASE p.kind WHEN 'event' THEN g.people ELSE 1 END), 0) AS number
                                   FROM pledge_action p LEFT JOIN pledge g ON g.action = p.id AND g.state = 'confirmed'
                                  WHERE p.erased IS NULL GROUP BY p.id),
                     held AS (SELECT a.id, c.number FROM action a JOIN counted c USING (id)
                               WHERE a.published <> c.number ORDER BY a.id FOR UPDATE OF a)
                UPDATE action SET published = held.number, published_at = now() FROM held WHERE held.id = action.id
                """);
    }

    /** Those who come and do not know of a change; nobody any more once it is over. */
    static List<Promise> untold(Handle handle, Instant now, int most) {
        return handle.createQuery(SELECT + """
                         WHERE g.state = 'confirmed' AND g.told < p.sequence AND p.ends_at > :now
                         ORDER BY g.id LIMIT :most FOR UPDATE OF g SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> PromiseStore.promise(row))
                .list();
    }

    static void told(Handle handle, UUID promise) {
        handle.execute(
                "UPDATE pledge g SET told = p.sequence FROM pledge_action p WHERE p.id = g.action AND g.id = ?",
                promise);
    }

    /** Those who come to something that begins until {@code until}, and were not reminded. */
    static List<Promise> unreminded(Handle handle, Instant now, Instant until, int most) {
        return handle.createQuery(SELECT + """
                         WHERE g.state = 'confirmed' AND NOT g.reminded AND p.cancelled IS NULL
                           AND p.starts_at > :now AND p.starts_at <= :until
                         ORDER BY g.id LIMIT :most FOR UPDATE OF g SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("until", until)
                .bind("most", most)
                .map((row, context) -> PromiseStore.promise(row))
                .list();
    }

    static void reminded(Handle handle, UUID promise) {
        handle.execute("UPDATE pledge SET reminded = true WHERE id = ?", promise);
    }

    /** What nobody confirmed that came before a day. */
    static List<UUID> unconfirmed(Handle handle, LocalDate before) {
        return handle.select("DELETE FROM pledge WHERE state = 'unconfirmed' AND made < ? RETURNING id", before)
                .mapTo(UUID.class)
                .list();
    }

    /** Notes which are over, and answers how many that changed for: events that ended or were called off, promises that were closed; and which go on, after all. */
    static int over(Handle handle, Instant now, LocalDate today) {
        return handle.createUpdate("""
                        UPDATE pledge_action p SET over_on = CASE WHEN o.over THEN CAST(:today AS date) END
                          FROM (SELECT q.id, CASE q.kind WHEN 'event' THEN q.cancelled IS NOT NULL OR q.ends_at <= :now
                                                  ELSE a.state IN ('closed', 'archived') END AS over
                                  FROM pledge_action q JOIN action a USING (id) WHERE q.erased IS NULL) o
                         WHERE o.id = p.id AND (p.over_on IS NOT NULL) <> o.over
                        """).bind("now", now).bind("today", today).execute();
    }

    /** Closes events that ended or were called off: nobody is asked to come any more. */
    static int close(Handle handle, Instant now) {
        return handle.createUpdate("""
                        UPDATE action a SET state = 'closed' FROM pledge_action p
                         WHERE p.id = a.id AND a.state = 'open' AND p.kind = 'event'
                           AND (p.cancelled IS NOT NULL OR p.ends_at <= :now)
                        """).bind("now", now).execute();
    }

    /** Those that were over on a day or before. Their people are deleted now. */
    static List<UUID> ended(Handle handle, LocalDate day) {
        return handle.select(
                        "SELECT id FROM pledge_action WHERE over_on <= ? AND erased IS NULL ORDER BY id FOR UPDATE",
                        day)
                .mapTo(UUID.class)
                .list();
    }

    /** Those of the campaign of a petition. */
    static List<UUID> ofPetition(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT p.id FROM pledge_action p JOIN action a ON a.id = p.id JOIN action q ON q.campaign = a.campaign
                         WHERE q.id = ? AND a.state <> 'draft' ORDER BY p.id FOR UPDATE OF p
                        """, petition).mapTo(UUID.class).list();
    }

    /** How many people's promises there are in these. */
    static long people(Handle handle, List<UUID> actions) {
        return handle.createQuery("SELECT count(*) FROM pledge WHERE action = ANY (:actions)")
                .bindArray("actions", UUID.class, actions)
                .mapTo(Long.class)
                .one();
    }

    /** Deletes everybody of one action, which takes nobody any more, and answers who that was. */
    static List<UUID> erase(Handle handle, UUID action, LocalDate today) {
        handle.execute("UPDATE action SET state = 'closed' WHERE id = ? AND state = 'open'", action);
        handle.execute("UPDATE pledge_action SET erased = ? WHERE id = ?", today, action);
        return handle.select("DELETE FROM pledge WHERE action = ? RETURNING id", action)
                .mapTo(UUID.class)
                .list();
    }
}
