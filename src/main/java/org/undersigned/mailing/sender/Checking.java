package org.undersigned.mailing.sender;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.OwnersMail;

/**
 * Looks whether what should stand in the DNS does. A key of ours in the DNS of a domain shows that who asked for it has a say there: from
 * then on mail goes out in that domain's name.
 */
@Singleton
class Checking {

    static final TypeReference<List<Verdict>> VERDICTS = new TypeReference<>() {};

    /** Who looks when nobody asked for it, as the audit log says. */
    static final String PROGRAM = "site";

    private final Db db;
    private final Dns dns;
    private final Looking looking;
    private final Serving serving;
    private final AuditLog audit;
    private final OwnersMail owners;
    private final InstantSource clock;

    Checking(Db db, Dns dns, Serving serving, AuditLog audit, OwnersMail owners, InstantSource clock) {
        this.owners = owners;
        this.db = db;
        this.dns = dns;
        this.looking = new Looking(dns);
        this.serving = serving;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks, and keeps what was found; false if there is nothing to look for, or nobody to ask. */
    boolean check(UUID organisation, String slug, String actor) {
        if (!dns.isThere()) return false;
        record Before(SenderSettings settings, List<SenderKey> keys) {}
        var before = db.read(handle -> SenderStore.inForce(handle, organisation)
                .map(one -> new Before(one, SenderStore.keys(handle, organisation, one.domain()))));
        if (before.isEmpty()) return false;
        var settings = before.get().settings();
        var verdicts = new ArrayList<Verdict>();
        // Without a transaction: a resolver may take its time.
        var host = serving.host(settings);
        for (var record : Records.of(settings, before.get().keys(), host)) verdicts.add(looking.look(record, host));
        var looked = new SenderSettings.Looked(Db.toJson(verdicts), Day.today(clock));
        db.useTransaction(handle -> {
            // Somebody may have chosen another domain meanwhile.
            if (SenderStore.inForce(handle, organisation)
                    .filter(one -> one.domain().equals(settings.domain()))
                    .isEmpty()) return;
            SenderStore.checked(handle, organisation, looked);
            if (actor.equals(PROGRAM) && isLost(settings, verdicts))
                owners.tell(
                        handle,
                        List.of(organisation),
                        "sender",
                        "/staff/organisations/" + slug + "/sender",
                        language -> settings.domain());
            for (var key : before.get().keys()) if (isFound(key, verdicts)) found(handle, key, settings, slug, actor);
        });
        return true;
    }

    private void found(Handle handle, SenderKey key, SenderSettings settings, String slug, String actor) {
        if (settings.proof().isEmpty() && SenderStore.prove(handle, key.organisation(), SenderSettings.Proof.RECORDS))
            audit.record(
                    handle,
                    actor,
                    AuditActions.ORGANISATION_SENDER_PROOF,
                    "organisation " + slug,
                    key.domain() + " records");
        if (key.state() == SenderKey.State.NEW && SenderStore.use(handle, key))
            audit.record(
                    handle, actor, AuditActions.ORGANISATION_SENDER_KEY, "organisation " + slug, "used " + key.name());
    }

    /** Whether something stood there when somebody looked the last time, and does not now. A resolver that gives no answer proves nothing. */
    private static boolean isLost(SenderSettings settings, List<Verdict> now) {
        var before = settings.checked()
                .map(looked -> Db.fromJson(looked.json(), VERDICTS))
                .orElse(List.of());
        return now.stream()
                .filter(one -> one.outcome() == Verdict.Outcome.MISSING || one.outcome() == Verdict.Outcome.DIFFERENT)
                .anyMatch(lost -> before.stream()
                        .anyMatch(one -> one.right()
                                && one.kind() == lost.kind()
                                && one.name().equals(lost.name())));
    }

    private static boolean isFound(SenderKey key, List<Verdict> verdicts) {
        return verdicts.stream()
                .anyMatch(one -> one.kind() == DnsRecord.Kind.DKIM && one.name().equals(key.name()) && one.right());
    }
}
