package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.token.Token;
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
    private final AuditLog audit;
    private final InstantSource clock;

    HandingOver(
            Db db, Stepping stepping, Unlocking unlocking, LockedNotice locked, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.stepping = stepping;
        this.unlocking = unlocking;
        this.locked = locked;
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

    /** Records a hand-over; answers the token for the target's office, which nobody can look up again. */
    String record(Petition petition, Delivery delivery, Optional<UUID> pack, Person person) {
        var token = Token.fresh();
        db.useTransaction(handle -> {
            DeliveryStore.insert(handle, delivery, pack, Token.hash(token));
            stepping.take(handle, petition, LifeCycle.State.DELIVERED, Optional.empty(), person.actor());
            note(handle, petition, person, AuditActions.DELIVERY_RECORD, delivery.id());
        });
        return token;
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
     * Records the answer; nothing if there is one already.
     *
     * @param mailed whether those who ticked updates are told
     * @return how many are told
     */
    Optional<Integer> answer(
            Petition petition, Delivery delivery, Delivery.Response answer, boolean mailed, Person person) {
        return db.inTransaction(handle -> {
            if (!DeliveryStore.respond(handle, delivery.id(), answer, clock.instant())) return Optional.empty();
            stepping.take(handle, petition, LifeCycle.State.ANSWERED, Optional.empty(), person.actor());
            note(handle, petition, person, AuditActions.DELIVERY_RESPONSE, delivery.id());
            return Optional.of(tell(handle, petition, mailed, person));
        });
    }

    /**
     * Corrects an answer that was recorded wrongly; what stood before stays readable.
     *
     * @param reason what was wrong, for everybody
     * @param mailed whether those who ticked updates are told
     */
    void correct(
            Petition petition,
            Delivery delivery,
            Delivery.Response answer,
            String reason,
            boolean mailed,
            Person person) {
        db.useTransaction(handle -> {
            DeliveryStore.correct(handle, delivery.id(), answer, reason, Day.today(clock), clock.instant());
            note(handle, petition, person, AuditActions.DELIVERY_CORRECT, delivery.id());
            tell(handle, petition, mailed, person);
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
            var to = read.correctedHandOver(petition, DeliveryStore.held(handle, delivery.id()), today);
            var reason = read.text("handed-reason", 1, 300);
            read.sure("handed-sure");
            if (!read.faults().isEmpty()) return read.faults();
            DeliveryStore.correct(handle, delivery.id(), to, reason, today);
            note(handle, petition, person, AuditActions.DELIVERY_CORRECT, "hand-over " + delivery.id());
            return Map.of();
        });
    }

    private int tell(Handle handle, Petition petition, boolean mailed, Person person) {
        var told = mailed && petition.retired().isEmpty() ? unlocking.owe(handle, petition.id()) : 0;
        if (told == 0) return 0;
        locked.tellIfLocked(handle, petition);
        audit.record(
                handle,
                person.actor(),
                AuditActions.DELIVERY_MAIL,
                "petition " + petition.slug(),
                told + " mails about an answer");
        return told;
    }

    private void note(Handle handle, Petition petition, Person person, AuditActions action, UUID id) {
        note(handle, petition, person, action, id.toString());
    }

    private void note(Handle handle, Petition petition, Person person, AuditActions action, String detail) {
        audit.record(handle, person.actor(), action, "petition " + petition.slug(), detail);
        Publication.changed(handle);
    }
}
