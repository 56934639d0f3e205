package org.undersigned.mailing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.mailing.returned.MailReturned;
import org.undersigned.signature.consent.Unsubscribed;
import org.undersigned.supporter.Suppressions;

/**
 * What comes back after mails to lists: those that no mailbox takes, complaints, and people who want no more. Their signatures stay as they are;
 * an address that is none, or whose person complained, is left alone by that organisation.
 */
@Singleton
final class Coming {

    private final InstantSource clock;

    Coming(InstantSource clock) {
        this.clock = clock;
    }

    void returned(@Observes MailReturned returned) {
        var handle = returned.handle();
        ReturnableStore.find(handle, returned.mail()).ifPresent(mail -> leaveAlone(handle, mail, returned.kind()));
        for (var mail : QueueStore.byId(handle, List.of(returned.mail())))
            switch (returned.kind()) {
                case HARD -> leaveAlone(handle, mail, What.HARD, Suppressions.Reason.HARD_BOUNCE);
                case COMPLAINT -> leaveAlone(handle, mail, What.COMPLAINT, Suppressions.Reason.COMPLAINT);
                case SOFT -> heard(handle, mail, What.SOFT);
            }
    }

    private void leaveAlone(Handle handle, ReturnableStore.Returnable mail, MailReturned.Kind kind) {
        var reason = switch (kind) {
            case HARD -> Optional.of(Suppressions.Reason.HARD_BOUNCE);
            case COMPLAINT -> Optional.of(Suppressions.Reason.COMPLAINT);
            case SOFT -> Optional.<Suppressions.Reason>empty();
        };
        reason.ifPresent(one -> Suppressions.add(handle, mail.organisation(), mail.ref(), one, Day.today(clock)));
    }

    private void leaveAlone(Handle handle, QueueStore.Taken mail, What what, Suppressions.Reason reason) {
        heard(handle, mail, what);
        var mailing = MailingStore.byId(handle, mail.mailing()).orElseThrow();
        QueueStore.ref(handle, mail.id())
                .ifPresent(ref -> Suppressions.add(handle, mailing.organisation(), ref, reason, Day.today(clock)));
    }

    /** Counts what was heard, once for each mail. */
    private static void heard(Handle handle, QueueStore.Taken mail, What what) {
        if (QueueStore.heard(handle, mail.id(), what))
            QueueStore.count(handle, mail.mailing(), mail.subject(), what, 1);
    }

    void unsubscribed(@Observes Unsubscribed left) {
        QueueStore.newest(left.handle(), left.signature(), left.organisation())
                .ifPresent(mail -> heard(left.handle(), mail, What.LEFT));
    }
}
