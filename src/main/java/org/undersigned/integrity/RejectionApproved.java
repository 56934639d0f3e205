package org.undersigned.integrity;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Watched;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.RolesElsewhere;
import org.undersigned.petition.Petitions;

/** What waits in a group of the quarantine will not count. Its subject is the group. */
@Singleton
final class RejectionApproved implements Approved {

    static final String KIND = "signature-reject";

    private final Petitions petitions;
    private final Rejecting rejecting;
    private final List<RolesElsewhere> elsewhere;

    RejectionApproved(Petitions petitions, Rejecting rejecting, @All List<RolesElsewhere> elsewhere) {
        this.petitions = petitions;
        this.rejecting = rejecting;
        this.elsewhere = elsewhere;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role asks() {
        return Role.MODERATOR;
    }

    /** A data steward of the coalition, who may belong to another organisation. */
    @Override
    public boolean isAskedFromElsewhere(Handle handle, Approval approval, UUID person) {
        return asked(handle, approval)
                .flatMap(rejection -> petitions.byId(rejection.petition()))
                .filter(petition -> Watched.acts(
                        RolesElsewhere.all(elsewhere, handle, person),
                        petition.campaign(),
                        approval.organisation().orElseThrow(),
                        asks()))
                .isPresent();
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
