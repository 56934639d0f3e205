package org.undersigned.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.outbox.MailHealth;
import org.undersigned.petition.Petition;

/** How mail goes out to those who signed in one campaign. */
final class CampaignMailStore {

    private CampaignMailStore() {}

    /** What is owed to the signers of these petitions at {@code now}, among the first {@link MailHealth#MANY} mails of the site. */
    static MailHealth of(Handle handle, List<Petition> petitions, Instant now) {
        return handle.createQuery("""
                        SELECT count(*) FILTER (WHERE mail.waits) AS waiting, min(mail.due) FILTER (WHERE mail.waits) AS oldest,
                               count(*) FILTER (WHERE NOT mail.waits) AS given_up
                          FROM ((SELECT true AS waits, subject_id, due FROM outbox WHERE state = 'waiting' AND due <= :now ORDER BY due LIMIT :many)
                                UNION ALL
                                (SELECT false, subject_id, due FROM outbox WHERE state = 'dead' ORDER BY due LIMIT :many)) AS mail
                          JOIN signature s ON s.id = mail.subject_id
                         WHERE s.petition = ANY(:petitions)
                        """)
                .bind("now", now)
                .bind("many", MailHealth.MANY)
                .bindArray(
                        "petitions",
                        UUID.class,
                        petitions.stream().map(Petition::id).toList())
                .map((row, context) -> MailHealth.read(row))
                .one();
    }
}
