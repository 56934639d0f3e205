package org.undersigned.mailing.returned;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A mail came back, or somebody complained about it: an event inside the transaction of {@code handle}. It may be told more than once, and
 * about mails that nobody knows: whoever observes it knows what it sent.
 *
 * @param mail the id that its {@link Token} names
 */
public record MailReturned(Handle handle, UUID mail, Kind kind) {

    /** What came of a mail. */
    public enum Kind {
        /** The address does not exist, or takes no mail for good. */
        HARD,
        /** It was not taken, and another one may be. */
        SOFT,
        /** Who got it told their provider that it is spam. */
        COMPLAINT
    }
}
