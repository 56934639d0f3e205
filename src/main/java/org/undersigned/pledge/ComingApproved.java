package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Role;

/** The names of who comes to an event may be downloaded. Approving hands out nothing: whoever asked does it, or an owner. */
@Singleton
final class ComingApproved implements Approved {

    static final String KIND = "export-coming";

    private final InstantSource clock;

    ComingApproved(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** What the event is called, in the language that it was written in first. */
    @Override
    public String about(Handle handle, Approval approval) {
        var title = PledgeStore.stored(handle, action(approval)).title();
        return title.in(title.mainLanguage()).text();
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return about(handle, approval);
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
        ComingListStore.decide(handle, action(approval), ComingList.State.APPROVED, clock.instant());
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        ComingListStore.decide(handle, action(approval), ComingList.State.REFUSED, clock.instant());
    }

    private static UUID action(Approval approval) {
        return Id.parse(approval.subject()).orElseThrow();
    }
}
