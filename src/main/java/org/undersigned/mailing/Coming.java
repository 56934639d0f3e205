package org.undersigned.mailing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.mailing.returned.MailReturned;
import org.undersigned.signature.Unsubscribed;
import org.undersigned.supporter.Suppressions;

/**
 * What comes back after mails of mailings: those that no mailbox takes, complaints, and people who want no more. Their signatures stay as they are;
 * an address that is none, or whose person complained, is left alone by that organisation.
 */
@Singleton
final class Coming {

    private final InstantSource clock;

    Coming(InstantSource clock) {
        this.clock = clock;
    }

    void returned(@Observes MailReturned returned) {
        for (var mail : QueueStore.byId(returned.handle(), List.of(returned.mail())))
            switch (returned.kind()) {
                case HARD -> leaveAlone(returned.handle(), mail, What.HARD, Suppressions.Reason.HARD_BOUNCE);
                case COMPLAINT -> leaveAlone(returned.handle(), mail, What.COMPLAINT, Suppressions.Reason.COMPLAINT);
                case SOFT -> QueueStore.count(returned.handle(), mail.mailing(), mail.subject(), What.SOFT, 1);
            }
    }

    private void leaveAlone(Handle handle, QueueStore.Taken mail, What what, Suppressions.Reason reason) {
        if (!QueueStore.returned(handle, mail.id(), what)) return;
        QueueStore.count(handle, mail.mailing(), mail.subject(), what, 1);
        var mailing = MailingStore.byId(handle, mail.mailing()).orElseThrow();
        QueueStore.ref(handle, mail.id())
                .ifPresent(ref -> Suppressions.add(handle, mailing.organisation(), ref, reason, Day.today(clock)));
    }

    void unsubscribed(@Observes Unsubscribed left) {
        QueueStore.newest(left.handle(), left.signature(), left.organisation())
                .ifPresent(mail -> QueueStore.count(left.handle(), mail.mailing(), mail.subject(), What.LEFT, 1));
    }
}
