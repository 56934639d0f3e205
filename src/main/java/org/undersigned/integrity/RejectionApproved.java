package org.undersigned.integrity;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petitions;

/** What waits in a group of the quarantine will not count. Its subject is the group. */
@Singleton
final class RejectionApproved implements Approved {

    static final String KIND = "signature-reject";

    private final Petitions petitions;
    private final Rejecting rejecting;

    RejectionApproved(Petitions petitions, Rejecting rejecting) {
        this.petitions = petitions;
        this.rejecting = rejecting;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role asks() {
        return Role.MODERATOR;
    }

    /** The petition, and why. */
    @Override
    public String about(Handle handle, Approval approval) {
        return asked(handle, approval)
                .flatMap(rejection -> petitions
                        .byId(rejection.petition())
                        .map(petition -> petition.slug() + ", “" + rejection.note() + "”"))
                .orElse("…");
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        asked(handle, approval)
                .ifPresent(rejection -> petitions
                        .byId(rejection.petition())
                        .ifPresent(petition ->
                                rejecting.reject(handle, petition, rejection, Person.actor(approval.asker()))));
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        RejectionStore.removeAsked(handle, UUID.fromString(approval.subject()));
    }

    private static Optional<Rejection> asked(Handle handle, Approval approval) {
        return RejectionStore.askedAbout(handle, UUID.fromString(approval.subject()));
    }
}
