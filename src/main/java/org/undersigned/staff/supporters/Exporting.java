package org.undersigned.staff.supporters;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.supporter.ExportReason;

/** How an export of supporters is asked for. */
@Singleton
class Exporting {

    private final Db db;
    private final Approvals approvals;
    private final AuditLog audit;
    private final InstantSource clock;

    Exporting(Db db, Approvals approvals, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest of an organisation, the newest first. */
    List<Export> of(UUID organisation) {
        return db.read(handle -> ExportStore.of(handle, organisation));
    }

    /** One of an organisation's. */
    Optional<Export> one(UUID organisation, UUID id) {
        return db.read(handle -> ExportStore.one(handle, organisation, id));
    }

    /** Whether anybody but the one who would ask could approve it. */
    boolean isDecidable(UUID organisation, Person asker) {
        return db.read(handle -> approvals.hasAnother(handle, organisation, asker.id()));
    }

    /** Key of what is wrong with a reason, if anything is. */
    static Optional<String> fault(ExportReason reason) {
        if (reason.isShort()) return Optional.of("supporters.wrong.reasonShort");
        return reason.isLong() ? Optional.of("supporters.wrong.reasonLong") : Optional.empty();
    }

    /** Asks, with a reason that is right; false if another export waits for a decision. */
    boolean ask(Membership member, ExportReason reason, Person person) {
        var now = clock.instant();
        var export = new Export(
                RandomBytes.id(),
                member.organisation(),
                reason.text(),
                person.id(),
                now,
                Export.State.ASKED,
                Optional.empty(),
                OptionalLong.empty(),
                false);
        return db.inTransaction(handle -> {
            var asked = approvals.ask(
                    handle, ExportApproved.KIND, Optional.of(member.organisation()), member.slug(), person);
            if (!asked) return false;
            ExportStore.removeUndecided(handle, member.organisation());
            ExportStore.insert(handle, export);
            audit.record(handle, person.actor(), AuditActions.EXPORT_ASK, member.slug(), reason.text());
            return true;
        });
    }
}
