package org.undersigned.foundation.outbox;

import java.util.Map;
import java.util.Set;
import org.undersigned.foundation.mail.Mail;

/** Writes the mails of one feature from what lay sealed in the outbox. */
public interface MailWriter {

    /** The kinds of mail this one writes; no two writers share one. */
    Set<String> kinds();

    /** The mail for a person, in the language that {@code content} names. */
    Mail compose(String kind, Map<String, String> content);
}
