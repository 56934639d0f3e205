package org.undersigned.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.Petitions;

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
    private final Event<SignatureWithdrawn> withdrawn;
    private final InstantSource clock;

    Erasing(
            Db db,
            Petitions petitions,
            PetitionKeys keys,
            Outbox outbox,
            AuditLog audit,
            Event<SignatureWithdrawn> withdrawn,
            InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    /**
     * What is there behind an address under one petition; never whose it is.
     *
     * @param counted how many of them are confirmed
     */
    public record Found(Petition petition, long signatures, long counted) {}

    /** What would be erased. Changes nothing. */
    List<Found> look(MailAddress address) {
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
            return found;
        });
    }

    /** Erases all of it in one transaction, owes the person a mail that says so, and answers how many signatures that was. */
    int erase(MailAddress address, Person person) {
        return db.inTransaction(handle -> {
            var erased = new LinkedHashMap<String, Integer>();
            var language = "";
            for (var petition : petitions.all()) {
                var signatures = signatures(handle, petition, address);
                for (var signature : signatures) {
                    outbox.forget(handle, signature.id());
                    SignatureStore.erase(handle, signature.id());
                    withdrawn.fire(new SignatureWithdrawn(handle, petition.id(), signature.id()));
                    language = signature.language();
                }
                if (!signatures.isEmpty()) erased.put(petition.slug(), signatures.size());
            }
            if (erased.isEmpty()) return 0;
            var all = erased.values().stream().mapToInt(Integer::intValue).sum();
            var content = Map.of("to", address.withoutAlias(), "language", language, "signatures", "" + all);
            outbox.add(handle, OutgoingMail.of(SignatureMail.ERASED, UUID.randomUUID(), clock.instant(), content));
            // After all of them: whoever holds signatures of another petition may wait for the audit log.
            erased.forEach((slug, number) -> audit.record(
                    handle, person.actor(), AuditActions.SIGNATURE_ERASE, "petition " + slug, number + " by request"));
            Publication.changed(handle);
            return all;
        });
    }

    private List<Signature> signatures(Handle handle, Petition petition, MailAddress address) {
        return keys.find(petition.id())
                .map(key -> Mac.hmac(key, "mailbox/v1\n" + address.canonical()))
                .map(tag -> SignatureStore.ofMailbox(handle, petition.id(), tag))
                .orElse(List.of());
    }
}
