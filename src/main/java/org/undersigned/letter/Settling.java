package org.undersigned.letter;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.mailing.returned.MailReturned;

/** What follows from an attempt to send: it is counted and forgotten, or waits, or somebody has to look. */
@Singleton
class Settling {

    private static final Logger LOG = Logger.getLogger(Settling.class);

    /** Attempts before somebody has to look: almost two days. */
    static final int LAST_ATTEMPT = 16;

    private final Db db;
    private final InstantSource clock;

    Settling(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A mail server took it. */
    void sent(Handle handle, SendingStore.Taken letter) {
        if (!letter.test()) SendingStore.went(handle, letter, Day.today(clock));
        close(handle, letter, letter.test() ? NumberStore.What.TESTED : NumberStore.What.SENT);
    }

    /** Nobody is to get it any more. */
    void spared(Handle handle, SendingStore.Taken letter) {
        close(handle, letter, NumberStore.What.SPARED);
    }

    /** The server says that this mailbox takes nothing: it is left alone, with all that waits for it. */
    void refused(SendingStore.Taken letter) {
        db.useTransaction(handle -> {
            count(handle, letter, NumberStore.What.FAILED);
            if (letter.test()) {
                // The address of whoever tries it is wrong, and not that of the target.
                SendingStore.stop(handle, letter.id(), "dead");
                return;
            }
            SendingStore.postpone(handle, letter.id(), Optional.empty());
            disable(handle, letter.mailbox());
        });
    }

    /** The server takes mail for this mailbox, and not this letter: somebody has to look. */
    void dead(SendingStore.Taken letter) {
        db.useTransaction(handle -> {
            count(handle, letter, NumberStore.What.FAILED);
            SendingStore.stop(handle, letter.id(), "dead");
        });
    }

    /** Not now. */
    void later(SendingStore.Taken letter) {
        db.useTransaction(handle -> {
            count(handle, letter, NumberStore.What.FAILED);
            if (letter.attempts() + 1 >= LAST_ATTEMPT) SendingStore.stop(handle, letter.id(), "dead");
            else
                SendingStore.postpone(
                        handle, letter.id(), Optional.of(clock.instant().plus(pause(letter.attempts() + 1))));
        });
    }

    /** It may have gone. Sending it again is for somebody to decide who can ask the target. */
    void unsure(SendingStore.Taken letter) {
        db.useTransaction(handle -> SendingStore.stop(handle, letter.id(), "unsure"));
    }

    /** It was not begun: the next turn is its own. */
    void untouched(SendingStore.Taken letter) {
        db.useTransaction(handle -> SendingStore.postpone(handle, letter.id(), Optional.empty()));
    }

    /** A letter came back after a server had taken it. */
    void returned(@Observes MailReturned mail) {
        if (mail.kind() == MailReturned.Kind.SOFT) return;
        SendingStore.gone(mail.handle(), mail.mail()).ifPresent(gone -> {
            SendingStore.forgetGone(mail.handle(), mail.mail());
            NumberStore.add(mail.handle(), gone.action(), gone.target(), Day.today(clock), NumberStore.What.RETURNED);
            disable(mail.handle(), gone.mailbox());
        });
    }

    private void disable(Handle handle, String mailbox) {
        if (!SendingStore.refuse(handle, mailbox, Day.today(clock))) return;
        LOG.warn("a target's mailbox takes no letters; the workspace says which");
        Publication.changed(handle);
    }

    private void close(Handle handle, SendingStore.Taken letter, NumberStore.What what) {
        count(handle, letter, what);
        WritingStore.deleteCopy(handle, letter.id());
        WritingStore.deleteIfDone(handle, letter.writing());
    }

    private void count(Handle handle, SendingStore.Taken letter, NumberStore.What what) {
        NumberStore.add(handle, letter.action(), letter.target(), Day.today(clock), what);
    }

    /** 1 minute, 2, 4 … at most 6 hours. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(1L << Math.min(attempts - 1, 20), 6 * 60));
    }
}
