package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.supporter.UnsubscribeLinks;

/** What people do with a mailing once it is written: try it, start it, pause it, end it, send again what failed. All of it is in the audit log. */
@Singleton
public final class Steering {

    private final Db db;
    private final Outbox outbox;
    private final UnsubscribeLinks links;
    private final AuditLog audit;
    private final InstantSource clock;

    Steering(Db db, Outbox outbox, UnsubscribeLinks links, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.outbox = outbox;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a draft, in one language and with one subject, to whoever asks for that. */
    public void tryIt(Mailing mailing, Membership member, Person person, String language, Mailing.Subject as) {
        db.useTransaction(handle -> {
            // A link of the right form, about nobody.
            var unsubscribe = links.of(RandomBytes.id(), mailing.organisation());
            var content = Map.of(
                    "to", person.email(),
                    "name", person.name(),
                    "language", language,
                    "as", as.word(),
                    "mailing", mailing.id().toString(),
                    "unsubscribe", unsubscribe);
            outbox.add(handle, OutgoingMail.of(MailingMail.TRIED, mailing.id(), clock.instant(), content));
            MailingStore.tested(handle, mailing.id());
            record(handle, AuditActions.MAILING_TRY, member, person, mailing.id(), "");
        });
    }

    /**
     * Starts a draft that was tried: at once, or when its time comes. False if it is none.
     *
     * @param without for the audit log, what it goes out without as this person wants it; empty for nothing
     */
    public boolean start(Mailing mailing, Membership member, Person person, String without) {
        return change(mailing, member, (handle, now) -> {
            if (!now.isDraft() || !now.tested()) return false;
            MailingStore.setState(handle, now.id(), Mailing.State.SCHEDULED);
            record(handle, AuditActions.MAILING_START, member, person, now.id(), without);
            return true;
        });
    }

    /** Takes back what was scheduled and has not begun: a draft again. */
    public boolean unschedule(Mailing mailing, Membership member, Person person) {
        return step(mailing, member, person, Mailing.State.SCHEDULED, Mailing.State.DRAFT, AuditActions.MAILING_PAUSE);
    }

    /** Stops sending; mails that are on their way arrive. */
    public boolean pause(Mailing mailing, Membership member, Person person) {
        return step(mailing, member, person, Mailing.State.RUNNING, Mailing.State.PAUSED, AuditActions.MAILING_PAUSE);
    }

    /** Goes on where it stopped. */
    public boolean resume(Mailing mailing, Membership member, Person person) {
        return step(mailing, member, person, Mailing.State.PAUSED, Mailing.State.RUNNING, AuditActions.MAILING_RESUME);
    }

    /** Ends it for good: who was not mailed yet is not mailed any more. */
    public boolean cancel(Mailing mailing, Membership member, Person person) {
        return change(mailing, member, (handle, now) -> {
            if (now.state() != Mailing.State.RUNNING && now.state() != Mailing.State.PAUSED) return false;
            QueueStore.drop(handle, now.id());
            MailingStore.end(handle, now.id(), Mailing.State.CANCELLED, Day.today(clock));
            record(handle, AuditActions.MAILING_CANCEL, member, person, now.id(), "");
            return true;
        });
    }

    /** Gives the subject of a person's choice to those on whom none was tried. */
    public boolean choose(Mailing mailing, Membership member, Person person, Mailing.Subject subject) {
        return change(mailing, member, (handle, now) -> {
            if (now.isOver() || now.isDraft() || now.chosen().isPresent() || subject == Mailing.Subject.REST)
                return false;
            MailingStore.choose(handle, now.id(), subject);
            var people = QueueStore.release(handle, now.id(), clock.instant());
            record(handle, AuditActions.MAILING_CHOOSE, member, person, now.id(), subject.word() + " " + people);
            return true;
        });
    }

    /** Sends again what no server took, or what may have gone: then some may get it twice, and whoever asks for it knows. */
    public boolean again(Mailing mailing, Membership member, Person person, What what) {
        if (what != What.FAILED && what != What.UNSURE) return false;
        return change(mailing, member, (handle, now) -> {
            if (now.isDraft() || now.state() == Mailing.State.CANCELLED) return false;
            var mails = QueueStore.again(handle, now.id(), what, clock.instant());
            if (mails > 0 && now.state() == Mailing.State.DONE) MailingStore.reopen(handle, now.id());
            record(handle, AuditActions.MAILING_AGAIN, member, person, now.id(), what.word() + " " + mails);
            return mails > 0;
        });
    }

    private boolean step(
            Mailing mailing,
            Membership member,
            Person person,
            Mailing.State from,
            Mailing.State to,
            AuditActions action) {
        return change(mailing, member, (handle, now) -> {
            if (now.state() != from) return false;
            MailingStore.setState(handle, now.id(), to);
            record(handle, action, member, person, now.id(), "");
            return true;
        });
    }

    private boolean change(Mailing mailing, Membership member, BiFunction<Handle, Mailing, Boolean> what) {
        return db.inLargeTransaction(handle -> MailingStore.locked(handle, member.organisation(), mailing.id())
                .map(now -> what.apply(handle, now))
                .orElse(false));
    }

    private void record(
            Handle handle, AuditActions action, Membership member, Person person, UUID mailing, String detail) {
        audit.record(
                handle,
                person.actor(),
                action,
                member.slug(),
                Optional.of(detail)
                        .filter(text -> !text.isEmpty())
                        .map(text -> mailing + " " + text)
                        .orElse("" + mailing));
    }
}
