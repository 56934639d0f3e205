package org.undersigned.foundation.mail;

import java.util.Optional;

/**
 * Whom a mail comes from, if not from the installation.
 *
 * @param from as people see it: {@code Name <address>}
 * @param domain of that address; Message-IDs are made in it
 * @param server where the mail is handed over; empty for the installation's own
 * @param dkim what it is signed with here; empty if nobody signs, or the server does
 */
public record Sender(String from, String domain, Optional<SmtpAddress> server, Optional<DkimKey> dkim) {}
