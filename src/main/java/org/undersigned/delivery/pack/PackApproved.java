package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Languages;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** A pack with names may be made. */
@Singleton
final class PackApproved implements Approved {

    static final String KIND = "delivery-pack";

    private final Petitions petitions;
    private final AuditLog audit;

    PackApproved(Petitions petitions, AuditLog audit) {
        this.petitions = petitions;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return told(handle, approval, Languages.MAIN);
    }

    @Override
    public String about(Handle handle, Approval approval, String language) {
        return told(handle, approval, language);
    }

    /** The pack, for those who steer the campaign: an operator who decides is not shown the letter that goes with it. */
    @Override
    public Optional<String> path(Handle handle, Approval approval, Visitor visitor) {
        return PackStore.find(handle, UUID.fromString(approval.subject()))
                .flatMap(pack -> petitions.byId(pack.petition()))
                .filter(petition -> petition.action().isPublic())
                .filter(petition -> Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER)
                        .isPresent())
                .map(petition -> Delivered.path(petition) + "/" + approval.subject());
    }

    /** The petition, and the target that is to have the names. */
    @Override
    public String told(Handle handle, Approval approval, String language) {
        return PackStore.find(handle, UUID.fromString(approval.subject()))
                .flatMap(pack -> petitions
                        .byId(pack.petition())
                        .map(petition -> PetitionView.quoted(petition, language) + " ("
                                + office(petition, pack, language) + ")"))
                .orElse("…");
    }

    private static String office(Petition petition, Pack pack, String language) {
        return petition.campaign()
                .targets()
                .get(pack.target())
                .office()
                .in(language)
                .text();
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var id = UUID.fromString(approval.subject());
        PackStore.find(handle, id)
                .flatMap(pack -> petitions.byId(pack.petition()))
                .ifPresent(petition -> {
                    PackStore.approve(handle, id);
                    audit.record(
                            handle,
                            Person.actor(approval.asker()),
                            AuditActions.DELIVERY_PACK,
                            "petition " + petition.slug(),
                            "names " + id);
                });
    }
}
