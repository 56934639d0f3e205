package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petitions;
import org.undersigned.updates.LockedNotice;

/** Where a mailing begins, and where it ends, both without anybody at a desk. */
@Singleton
public final class Beginning {

    private static final Logger LOG = Logger.getLogger(Beginning.class);

    /** No place on earth is further ahead. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    /** Bounces and complaints come for days, and people unsubscribe from a mail that they find weeks later. */
    private static final int KEPT_DAYS = 40;

    private final Db db;
    private final Petitions petitions;
    private final LockedNotice locked;
    private final AuditLog audit;
    private final InstantSource clock;

    Beginning(Db db, Petitions petitions, LockedNotice locked, AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.db = db;
        this.petitions = petitions;
        this.locked = locked;
        this.clock = clock;
    }

    /** Begins what was scheduled and is due where the day begins first. */
    void beginDue() {
        var now = clock.instant();
        for (var mailing : db.read(handle -> MailingStore.in(handle, Mailing.State.SCHEDULED)))
            if (!first(mailing, now).isAfter(now)) beginSafely(mailing);
    }

    /** One that cannot begin keeps no other from it. */
    private void beginSafely(Mailing mailing) {
        try {
            begin(mailing);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "a mailing could not begin (%s); it is tried again",
                    e.getClass().getSimpleName());
        }
    }

    /** Whether an organisation may write to the list of a petition: it leads it, and people can see it. Its own supporters it may write to. */
    public boolean isAllowed(Mailing mailing) {
        return mailing.petition()
                .map(id -> petitions
                        .byId(id)
                        .filter(petition -> petition.action().isPublic()
                                && petition.retired().isEmpty())
                        .filter(petition -> petition.campaign().leads().stream()
                                .anyMatch(lead -> lead.organisation().id().equals(mailing.organisation())))
                        .isPresent())
                .orElse(true);
    }

    /** Pauses a mailing to a list that its organisation may not write to any more; false if it may. */
    boolean pauseIfNotAllowed(Mailing mailing) {
        if (isAllowed(mailing)) return false;
        db.useTransaction(handle -> MailingStore.locked(handle, mailing.organisation(), mailing.id())
                .filter(now -> now.state() == Mailing.State.RUNNING)
                .ifPresent(now -> stop(handle, now, Mailing.State.PAUSED)));
        return true;
    }

    private void stop(Handle handle, Mailing mailing, Mailing.State state) {
        MailingStore.setState(handle, mailing.id(), state);
        audit.record(
                handle,
                "site",
                AuditActions.MAILING_PAUSE,
                MailingStore.organisation(handle, mailing.id()),
                mailing.id().toString());
    }

    /** When the first mails of a mailing are due. */
    static Instant first(Mailing mailing, Instant now) {
        return mailing.starts()
                .map(at -> at.toInstant(mailing.localTime() ? FIRST : ZoneOffset.UTC))
                .orElse(now);
    }

    private void begin(Mailing before) {
        var now = clock.instant();
        db.inLargeTransaction(handle -> {
            var mailing = MailingStore.locked(handle, before.organisation(), before.id())
                    .filter(one -> one.state() == Mailing.State.SCHEDULED);
            if (mailing.isPresent() && !isAllowed(mailing.get())) {
                stop(handle, mailing.get(), Mailing.State.DRAFT);
                return false;
            }
            mailing.ifPresent(one -> {
                QueueStore.fill(handle, one, dues(handle, one, now));
                MailingStore.begin(handle, one.id(), now);
                one.petition().flatMap(petitions::byId).ifPresent(petition -> locked.tellIfLocked(handle, petition));
            });
            return mailing.isPresent();
        });
    }

    private static List<QueueStore.Due> dues(Handle handle, Mailing mailing, Instant now) {
        return AudienceStore.places(handle, mailing.organisation(), mailing.petition(), mailing.segment()).stream()
                .map(place -> new Where(place.country(), Optional.ofNullable(place.region())))
                .distinct()
                .map(where ->
                        new QueueStore.Due(where.country(), where.region().orElse(null), due(mailing, where, now)))
                .toList();
    }

    private record Where(String country, Optional<String> region) {}

    private static Instant due(Mailing mailing, Where where, Instant now) {
        var at = mailing.starts().map(starts -> at(mailing, starts, where)).orElse(now);
        return at.isBefore(now) ? now : at;
    }

    private static Instant at(Mailing mailing, LocalDateTime starts, Where where) {
        return mailing.localTime()
                ? starts.atZone(Zones.of(
                                where.country(), where.region().orElse(null), starts.toInstant(ZoneOffset.UTC)))
                        .toInstant()
                : starts.toInstant(ZoneOffset.UTC);
    }

    /** Ends a mailing of which nothing is left to send. */
    void endIfOver(Mailing mailing) {
        db.useTransaction(handle -> {
            var running = MailingStore.locked(handle, mailing.organisation(), mailing.id())
                    .filter(one -> one.state() == Mailing.State.RUNNING);
            if (running.isPresent() && QueueStore.isOver(handle, mailing.id()))
                MailingStore.end(handle, mailing.id(), Mailing.State.DONE, Day.today(clock));
        });
    }

    /** Forgets who had the mails of mailings that are long over, and other mails to lists; what is counted of them stays. */
    void forget() {
        var before = Day.today(clock).minusDays(KEPT_DAYS);
        db.useTransaction(handle -> {
            QueueStore.forget(handle, before);
            ReturnableStore.forget(handle, before);
        });
    }
}
