package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.supporter.Sealing;
import org.undersigned.supporter.Suppressions;

/** How staff say whom their organisation is not to write to any more, or again. The address that they type is written down nowhere. */
@Singleton
class Suppressing {

    private final Db db;
    private final Sealing sealing;
    private final AuditLog audit;
    private final InstantSource clock;

    Suppressing(Db db, Sealing sealing, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.sealing = sealing;
        this.audit = audit;
        this.clock = clock;
    }

    void add(Membership member, MailAddress address, Person person) {
        var ref = sealing.supporterRef(member.slug(), address.canonical());
        db.useTransaction(handle -> {
            Suppressions.add(handle, member.organisation(), ref, Suppressions.Reason.ASKED, Day.today(clock));
            audit.record(
                    handle, person.actor(), AuditActions.ORGANISATION_SUPPRESS, "organisation " + member.slug(), "on");
        });
    }

    /** False if nobody of that address was on it. */
    boolean remove(Membership member, MailAddress address, Person person) {
        var ref = sealing.supporterRef(member.slug(), address.canonical());
        return db.inTransaction(handle -> {
            if (!Suppressions.remove(handle, member.organisation(), ref)) return false;
            audit.record(
                    handle, person.actor(), AuditActions.ORGANISATION_SUPPRESS, "organisation " + member.slug(), "off");
            return true;
        });
    }

    Map<Suppressions.Reason, Long> counts(Membership member) {
        return db.read(handle -> Suppressions.counts(handle, member.organisation()));
    }
}
