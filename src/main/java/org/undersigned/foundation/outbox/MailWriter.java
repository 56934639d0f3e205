package org.undersigned.foundation.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.mail.Mail;

/** Writes the mails of one feature from what lies sealed. Called by the mail job, never by a request of a visitor. */
public interface MailWriter {

    /** The kinds of mail this one writes; no two writers share one. */
    Set<String> kinds();

    /** What mails that carry no content of their own are written from, by subject; a subject without is left out. */
    default Map<UUID, Map<String, String>> about(Collection<UUID> subjects) {
        return Map.of();
    }

    /** Whether a mail about {@code subject} has something to say that cannot be read for now: it waits in the state {@code locked}. */
    default boolean isLocked(UUID subject) {
        return false;
    }

    /** The mail for a person, in the language that {@code content} names. */
    Mail compose(String kind, Map<String, String> content);

    /**
     * A mail that was composed, as it leaves: for writers to whom it tells by its id that it came back.
     *
     * @param id of the mail
     */
    default Mail leaving(UUID id, Map<String, String> content, Mail mail) {
        return mail;
    }

    /** A mail has been taken by the mail server; in the transaction that removes it from the outbox. */
    default void sent(Handle handle, String kind, UUID subject) {}
}
