package org.undersigned.signature.erasing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.Signature;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.SignatureWithdrawn;
import org.undersigned.signature.Tags;

/**
 * What happens when somebody who has no link any more asks whoever runs the site to be erased: every signature behind their address goes, as
 * if they had pressed the button on their own page. The address is found by its keyed tag, and is written down nowhere.
 */
@Singleton
class Erasing {

    private final Db db;
    private final Petitions petitions;
    private final PetitionKeys keys;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Event<Object> events;
    private final InstantSource clock;

    Erasing(
            Db db,
            Petitions petitions,
            PetitionKeys keys,
            Outbox outbox,
            AuditLog audit,
            Event<Object> events,
            InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is there behind an address under one petition; never whose it is.
     *
     * @param counted how many of them are confirmed
     */
    public record Found(Petition petition, long signatures, long counted) {}

    /**
     * Everything behind an address.
     *
     * @param others what is no signature
     */
    public record All(List<Found> signatures, List<AddressAsked.Found> others) {
        static final All NOTHING = new All(List.of(), List.of());

        public boolean isAnything() {
            return !signatures.isEmpty() || !others.isEmpty();
        }
    }

    /** How many signatures were erased, and how many other things. */
    public record Erased(int signatures, int others) {
        public boolean isAnything() {
            return signatures > 0 || others > 0;
        }
    }

    /** What would be erased. Changes nothing. */
    All look(MailAddress address) {
        return db.read(handle -> {
            var found = new ArrayList<Found>();
            for (var petition : petitions.all()) {
                var signatures = signatures(handle, petition, address);
                if (signatures.isEmpty()) continue;
                var counted = signatures.stream()
                        .filter(one -> one.state() == Signature.State.CONFIRMED)
                        .count();
                found.add(new Found(petition, signatures.size(), counted));
            }
            var asked = new AddressAsked(handle, address, false);
            events.fire(asked);
            return new All(found, asked.found());
        });
    }

    /** Erases all of it in one transaction, owes the person a mail that says so, and answers how much that was. */
    Erased erase(MailAddress address, Person person) {
        return db.inTransaction(handle -> {
            var erased = new LinkedHashMap<String, Integer>();
            var language = "";
            for (var petition : petitions.all()) {
                var signatures = signatures(handle, petition, address);
                for (var signature : signatures) {
                    outbox.forget(handle, signature.id());
                    SignatureStore.erase(handle, signature.id());
                    events.fire(new SignatureWithdrawn(handle, petition.id(), signature.id(), Optional.empty()));
                    language = signature.language();
                }
                if (!signatures.isEmpty()) erased.put(petition.slug(), signatures.size());
            }
            var asked = new AddressAsked(handle, address, true);
            events.fire(asked);
            if (erased.isEmpty() && asked.found().isEmpty()) return new Erased(0, 0);
            if (erased.isEmpty()) language = asked.found().getFirst().language();
            var all = erased.values().stream().mapToInt(Integer::intValue).sum();
            var others =
                    asked.found().stream().mapToInt(one -> (int) one.number()).sum();
            var content = Map.of("to", address.withoutAlias(), "language", language, "signatures", "" + all);
            outbox.add(handle, OutgoingMail.of(MailKind.ERASED, UUID.randomUUID(), clock.instant(), content));
            // After all of them: whoever holds signatures of another petition may wait for the audit log.
            erased.forEach((slug, number) -> audit.record(
                    handle, person.actor(), AuditActions.SIGNATURE_ERASE, "petition " + slug, number + " by request"));
            for (var entry : asked.entries())
                audit.record(handle, person.actor(), entry.action(), entry.subject(), entry.detail());
            Publication.changed(handle);
            return new Erased(all, others);
        });
    }

    private List<Signature> signatures(Handle handle, Petition petition, MailAddress address) {
        return keys.find(petition.id())
                .map(key -> Tags.mailboxTag(key, address.canonical()))
                .map(tag -> SignatureStore.ofMailbox(handle, petition.id(), tag))
                .orElse(List.of());
    }
}
