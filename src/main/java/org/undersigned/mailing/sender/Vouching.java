package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Person;

/** How whoever runs the site says that a domain is an organisation's, where the DNS is not asked. */
@Singleton
public class Vouching {

    private final Db db;
    private final AuditLog audit;

    Vouching(Db db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    /** A sender whose domain nothing has shown to be theirs. */
    public record Unproven(String slug, String domain, String from) {}

    /** Those that wait for it. */
    public List<Unproven> waiting() {
        return db.read(handle -> SenderStore.unproven(handle).stream()
                .flatMap(one -> SenderStore.named(handle, one.organisation())
                        .map(named -> new Unproven(named.slug(), one.domain(), one.from()))
                        .stream())
                .toList());
    }

    /** Takes their word for it; false if it is another domain by now, or was shown meanwhile. */
    public boolean vouch(String slug, String domain, Person person) {
        return db.inTransaction(handle -> {
            var found = SenderStore.unproven(handle).stream()
                    .filter(one -> one.domain().equals(domain))
                    .filter(one -> SenderStore.named(handle, one.organisation())
                            .map(SenderStore.Named::slug)
                            .equals(Optional.of(slug)))
                    .findFirst();
            if (found.isEmpty()
                    || !SenderStore.prove(handle, found.get().organisation(), SenderSettings.Proof.OPERATOR))
                return false;
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_SENDER_PROOF,
                    "organisation " + slug,
                    domain + " operator");
            return true;
        });
    }
}
