package org.undersigned.staff.supporters;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Role;

/** Supporters may be exported. Approving writes nothing out: whoever asked downloads them, or an owner. */
@Singleton
final class ExportApproved implements Approved {

    static final String KIND = "export-supporters";

    private final InstantSource clock;

    ExportApproved(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The organisation, and the reason that was given. */
    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject()
                + ExportStore.waiting(handle, organisation(approval))
                        .map(export -> ", “" + export.reason() + "”")
                        .orElse("");
    }

    @Override
    public Role asks() {
        return Role.CAMPAIGNER;
    }

    @Override
    public boolean isForOwners() {
        return true;
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        ExportStore.decide(handle, organisation(approval), Export.State.APPROVED, clock.instant());
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        ExportStore.decide(handle, organisation(approval), Export.State.REFUSED, clock.instant());
    }

    private static UUID organisation(Approval approval) {
        return approval.organisation().orElseThrow();
    }
}
