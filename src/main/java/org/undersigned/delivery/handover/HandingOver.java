package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.token.Token;
import org.undersigned.log.PublishedLogs;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.LifeCycle;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Stepping;
import org.undersigned.updates.LockedNotice;
import org.undersigned.updates.Unlocking;

/**
 * What happens when a petition was handed over, received, or answered: it is public at once, on the timeline, and in the audit log, in one
 * transaction. The first hand-over makes a closed petition a delivered one, the first answer a delivered one an answered one.
 */
@Singleton
class HandingOver {

    private final Db db;
    private final Stepping stepping;
    private final Unlocking unlocking;
    private final LockedNotice locked;
    private final PublishedLogs logs;
    private final AuditLog audit;
    private final InstantSource clock;

    HandingOver(
            Db db,
            Stepping stepping,
            Unlocking unlocking,
            LockedNotice locked,
            PublishedLogs logs,
            AuditLog audit,
            InstantSource clock) {
        this.db = db;
        this.stepping = stepping;
        this.unlocking = unlocking;
        this.locked = locked;
        this.logs = logs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether one can be recorded: nobody signs any more. */
    static boolean isPossible(Petition petition) {
        return switch (petition.state()) {
            case CLOSED, DELIVERED, ANSWERED -> !petition.campaign().targets().isEmpty();
            default -> false;
        };
    }

    /**
     * A hand-over that was recorded.
     *
     * @param token for the target's office, which nobody can look up again
     */
    record Recorded(UUID id, String token) {}

    /** Records a hand-over; nothing if the form has faults. */
    Optional<Recorded> record(Petition petition, Form read, Person person) {
        var token = Token.fresh();
        return db.inTransaction(handle -> {
            var pack = read.pack().flatMap(id -> DeliveryStore.pack(handle, petition.id(), id));
            var delivery = read.delivery(petition, pack, Day.today(clock));
            if (!read.faults().isEmpty()) return Optional.empty();
            DeliveryStore.insert(handle, delivery, Token.hash(token));
            stepping.take(handle, petition, LifeCycle.State.DELIVERED, Optional.empty(), person.actor());
            note(handle, petition, person, AuditActions.DELIVERY_RECORD, delivery.id());
            return Optional.of(new Recorded(delivery.id(), token));
        });
    }

    /** A new link for the target's office; the one before says nothing any more. */
    String link(Petition petition, Delivery delivery, Person person) {
        var token = Token.fresh();
        db.useTransaction(handle -> {
            DeliveryStore.link(handle, delivery.id(), Token.hash(token));
            note(handle, petition, person, AuditActions.DELIVERY_LINK, delivery.id());
        });
        return token;
    }

    /** Puts a photo to it, or takes it away. */
    void photo(Petition petition, Delivery delivery, Optional<byte[]> photo, String text, Person person) {
        db.useTransaction(handle -> {
            DeliveryStore.photo(handle, delivery.id(), photo.orElse(null), photo.isPresent() ? text : null);
            note(handle, petition, person, AuditActions.DELIVERY_PHOTO, delivery.id());
        });
    }

    /** The delivery that a link is for. */
    Optional<Delivery> behind(String token) {
        return db.read(handle -> DeliveryStore.behind(handle, Token.hash(token)));
    }

    /** The target's office says that it received it. */
    void acknowledge(Delivery delivery) {
        db.useTransaction(handle -> {
            if (!DeliveryStore.acknowledge(handle, delivery, Day.today(clock))) return;
            audit.record(handle, "target", AuditActions.DELIVERY_ACKNOWLEDGE, "delivery " + delivery.id(), "");
            Publication.changed(handle);
        });
    }

    /**
     * Records the answer. It is judged while the hand-over is held, so that a corrected day or another answer cannot come in between.
     *
     * @return what has to change in the form; nothing if it is recorded
     */
    Map<String, String> answer(Petition petition, Delivery delivery, Form read, Person person) {
        return db.inTransaction(handle -> {
            var held = DeliveryStore.held(handle, delivery.id());
            var answer = read.firstAnswer(held, Day.today(clock));
            if (read.isOnlyLate("answer") && held.responses().equals(List.of(answer))) return Map.of();
            if (!read.faults().isEmpty()) return read.faults();
            DeliveryStore.respond(handle, delivery.id(), answer, clock.instant());
            stepping.take(handle, petition, LifeCycle.State.ANSWERED, Optional.empty(), person.actor());
            note(handle, petition, person, AuditActions.DELIVERY_RESPONSE, delivery.id());
            tell(handle, petition, read.mailed(), person);
            return Map.of();
        });
    }

    /**
     * Corrects an answer that was recorded wrongly; what stood before stays readable.
     *
     * @return what has to change in the form; nothing if it is corrected
     */
    Map<String, String> correct(Petition petition, Delivery delivery, Form read, Person person) {
        return db.inTransaction(handle -> {
            var today = Day.today(clock);
            var held = DeliveryStore.held(handle, delivery.id());
            var answer = read.correctedAnswer(held, today);
            var reason = read.text("reason", 1, 300);
            var again = held.response().equals(Optional.of(answer))
                    && newest(held.corrections(), Delivery.Correction::reason).equals(Optional.of(reason));
            if (read.isOnlyLate("answer") && again) return Map.of();
            if (!read.faults().isEmpty()) return read.faults();
            DeliveryStore.correct(handle, delivery.id(), answer, reason, today, clock.instant());
            note(handle, petition, person, AuditActions.DELIVERY_CORRECT, delivery.id());
            tell(handle, petition, read.mailed(), person);
            return Map.of();
        });
    }

    /**
     * Corrects a hand-over that was recorded wrongly; what stood before stays readable, and nobody is mailed. It is judged while it is held,
     * so that the office’s word or an answer cannot come in between.
     *
     * @return what has to change in the form; nothing if it is corrected
     */
    Map<String, String> correctHandOver(Petition petition, Delivery delivery, Form read, Person person) {
        return db.inTransaction(handle -> {
            var today = Day.today(clock);
            var held = DeliveryStore.held(handle, delivery.id());
            var to = read.correctedHandOver(petition, held, pack(handle, held, read), most(petition), today);
            var reason = read.text("handed-reason", 1, 300);
            read.sure("handed-sure");
            var again = held.handOver().equals(to)
                    && newest(held.handOverCorrections(), Delivery.HandOverCorrection::reason)
                            .equals(Optional.of(reason));
            if (read.isOnlyLate("handed") && again) return Map.of();
            if (!read.faults().isEmpty()) return read.faults();
            DeliveryStore.correct(handle, delivery.id(), to, reason, today);
            note(handle, petition, person, AuditActions.DELIVERY_CORRECT, "hand-over " + delivery.id());
            return Map.of();
        });
    }

    /** The one that stands there can have been removed since: its manifest is kept with the hand-over. */
    private static Optional<ReadyPack> pack(Handle handle, Delivery held, Form read) {
        return read.pack()
                .flatMap(id -> held.handOver()
                        .pack()
                        .filter(one -> one.id().equals(id.toString()))
                        .or(() -> DeliveryStore.pack(handle, held.petition(), id)));
    }

    /** Nobody handed over more than ever counted; fewer count today if some of them withdrew since. */
    private long most(Petition petition) {
        return logs.of(petition.id()).map(PublishedLogs.State::everCounted).orElse(0L);
    }

    private static <T> Optional<String> newest(List<T> corrections, Function<T, String> reason) {
        return corrections.stream().findFirst().map(reason);
    }

    private void tell(Handle handle, Petition petition, boolean mailed, Person person) {
        var told = mailed && petition.retired().isEmpty() ? unlocking.owe(handle, petition.id()) : 0;
        if (told == 0) return;
        locked.tellIfLocked(handle, petition);
        audit.record(
                handle,
                person.actor(),
                AuditActions.DELIVERY_MAIL,
                "petition " + petition.slug(),
                told + " mails about an answer");
    }

    private void note(Handle handle, Petition petition, Person person, AuditActions action, UUID id) {
        note(handle, petition, person, action, id.toString());
    }

    private void note(Handle handle, Petition petition, Person person, AuditActions action, String detail) {
        audit.record(handle, person.actor(), action, "petition " + petition.slug(), detail);
        Publication.changed(handle);
    }
}
