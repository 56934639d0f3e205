package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.mail.MailRefused;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.mailing.sender.Senders;

/** Hands one mail of a mailing to the mail server of its organisation. The demo has none: there it goes where the mailbox page shows it. */
@Singleton
public final class Posting {

    /** What an organisation without a sender of its own keeps to. */
    private static final int PER_MINUTE = 600;

    private final Smtp smtp;
    private final Senders senders;
    private final Outbox outbox;
    private final Db db;
    private final Site site;
    private final InstantSource clock;

    Posting(Smtp smtp, Senders senders, Outbox outbox, Db db, Site site, InstantSource clock) {
        this.smtp = smtp;
        this.senders = senders;
        this.outbox = outbox;
        this.db = db;
        this.site = site;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Answer {
        record Took() implements Answer {}

        /**
         * It did not leave.
         *
         * @param status what the server said (RFC 5321), or 0 if there was none to speak to
         */
        record Refused(boolean permanent, int status) implements Answer {}

        /** It may have left: the connection broke before an answer came. */
        record Cut() implements Answer {}
    }

    /** Whether there is a server for an organisation's mail. */
    public boolean canSend(UUID organisation) {
        return site.isDemo() || isServed(organisation);
    }

    private boolean isServed(UUID organisation) {
        return senders.of(organisation).map(one -> smtp.isThere(one.sender())).orElseGet(smtp::isThere);
    }

    /** How fast its mails may leave; those of all who have no sender come from one domain, the site's. */
    PaceStore.Pace pace(UUID organisation) {
        return senders.of(organisation)
                .map(one -> new PaceStore.Pace(one.sender().domain(), one.perMinute()))
                .orElseGet(() -> new PaceStore.Pace(smtp.domain(), PER_MINUTE));
    }

    Answer post(QueueStore.Taken taken, Mail mail) {
        if (!isThere(mail)) {
            db.useTransaction(handle -> outbox.add(
                    handle,
                    OutgoingMail.of(MailingMail.SHOWN, taken.signature(), clock.instant(), MailingMail.plain(mail))));
            return new Answer.Took();
        }
        try {
            smtp.send(taken.id(), mail);
            return new Answer.Took();
        } catch (MailRefused refused) {
            return refused.perhapsTaken()
                    ? new Answer.Cut()
                    : new Answer.Refused(refused.permanent(), refused.status());
        }
    }

    private boolean isThere(Mail mail) {
        return mail.sender().map(smtp::isThere).orElseGet(smtp::isThere);
    }
}
