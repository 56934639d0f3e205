package org.undersigned.staff;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.outbox.MailHealth;
import org.undersigned.petition.Petition;

/** How mail goes out to those who signed in one campaign. */
final class CampaignMailStore {

    private CampaignMailStore() {}

    /**
     * What is owed to the signers of these petitions at {@code now}. The outbox does not know of petitions: each mail that is looked at costs a
     * look at its signature, so no more than {@link CampaignMail#MOST} of each sort are, and whether there are more is told.
     */
    static CampaignMail of(Handle handle, List<Petition> petitions, Instant now) {
        // As an expression of its own it is asked for mail by mail; in a join, the planner may read all signatures
        // instead.
        return handle.createQuery("""
                        WITH mail AS MATERIALIZED (
                             SELECT sort, due,
                                    coalesce((SELECT s.petition FROM signature s WHERE s.id = subject_id) = ANY(:petitions), false) AS own
                               FROM ((SELECT 'due' AS sort, subject_id, due FROM outbox WHERE state = 'waiting' AND due <= :now
                                       ORDER BY due LIMIT :many)
                                     UNION ALL
                                     (SELECT 'tried', subject_id, due FROM outbox WHERE state = 'waiting' AND attempts > 6 AND due > :now
                                       ORDER BY due LIMIT :many)
                                     UNION ALL
                                     (SELECT 'dead', subject_id, due FROM outbox WHERE state = 'dead' ORDER BY due LIMIT :many)) AS looked)
                        SELECT count(*) FILTER (WHERE own AND sort = 'due') AS waiting, min(due) FILTER (WHERE own AND sort = 'due') AS oldest,
                               count(*) FILTER (WHERE own AND sort = 'dead') AS given_up, count(*) FILTER (WHERE own AND sort = 'tried') AS tried,
                               CASE WHEN count(*) FILTER (WHERE sort = 'due') = :many THEN max(due) FILTER (WHERE sort = 'due') END AS reached,
                               count(*) FILTER (WHERE sort = 'tried') = :many AS more_tried,
                               count(*) FILTER (WHERE sort = 'dead') = :many AS more_given_up
                          FROM mail
                        """)
                .bind("now", now)
                .bind("many", CampaignMail.MOST)
                .bindArray(
                        "petitions",
                        UUID.class,
                        petitions.stream().map(Petition::id).toList())
                .map((row, context) -> new CampaignMail(
                        MailHealth.read(row),
                        row.getLong("tried"),
                        Optional.ofNullable(row.getTimestamp("reached")).map(Timestamp::toInstant),
                        row.getBoolean("more_tried"),
                        row.getBoolean("more_given_up")))
                .one();
    }
}
