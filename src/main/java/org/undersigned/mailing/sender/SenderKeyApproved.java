package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;

/** A new key for signing mail of an organisation is made; it is used once its public half stands in the DNS. */
@Singleton
final class SenderKeyApproved implements Approved {

    static final String KIND = "sender-key";

    private final MakingKeys keys;
    private final AuditLog audit;

    SenderKeyApproved(MakingKeys keys, AuditLog audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The organisation, and the domain of the key. */
    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject().replaceFirst("/", ", ");
    }

    @Override
    public boolean isForOwners() {
        return true;
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var parts = approval.subject().split("/", 2);
        var key = keys.make(handle, approval.organisation().orElseThrow(), parts[1]);
        audit.record(
                handle,
                Person.actor(approval.asker()),
                AuditActions.ORGANISATION_SENDER_KEY,
                "organisation " + parts[0],
                "made " + key.name() + ", approval " + approval.id());
    }
}
