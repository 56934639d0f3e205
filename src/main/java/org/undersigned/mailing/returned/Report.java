package org.undersigned.mailing.returned;

import java.util.UUID;

/** What one message, or one call of a provider, says came of a mail. */
record Report(UUID mail, MailReturned.Kind kind) {}
