package org.undersigned.foundation.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Mail that is owed, as a feature hands it over.
 *
 * @param kind which {@link MailWriter} writes it
 * @param subject what it is about, so that it can be called off
 * @param due not before this
 * @param content what its template needs, {@code to} and {@code language} among it; sealed before it is stored. Empty if the writer
 *     knows it by the subject
 */
public record OutgoingMail(UUID id, String kind, UUID subject, Instant due, Map<String, String> content) {

    public static OutgoingMail of(String kind, UUID subject, Instant due, Map<String, String> content) {
        return new OutgoingMail(UUID.randomUUID(), kind, subject, due, content);
    }

    /** A mail whose content lies sealed with its subject: there is no second copy of it. */
    public static OutgoingMail about(String kind, UUID subject, Instant due) {
        return of(kind, subject, due, Map.of());
    }
}
