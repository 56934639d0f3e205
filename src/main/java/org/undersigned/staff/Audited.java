package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petitions;

/** Which entries of the audit log are whose: those about one's organisations, their members, approvals, campaigns, petitions and deliveries. */
@Singleton
class Audited {

    private final Db db;
    private final Campaigns campaigns;
    private final Petitions petitions;

    Audited(Db db, Campaigns campaigns, Petitions petitions) {
        this.db = db;
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    /** What a visitor may see entries about; everything for an operator. Who owns no organisation is turned away. */
    Optional<List<String>> subjects(Visitor visitor) {
        if (visitor.person().operator()) return Optional.empty();
        var owned = visitor.memberships().stream()
                .filter(one -> one.role().isOwner())
                .toList();
        if (owned.isEmpty()) throw Problem.problem(ProblemType.NOT_ALLOWED);
        var subjects = new ArrayList<String>();
        for (var one : owned) {
            subjects.add(one.slug());
            subjects.add("organisation " + one.slug());
        }
        var deliverable = new ArrayList<UUID>();
        Watched.by(visitor, campaigns.now()).stream()
                .filter(campaign -> campaign.controllers().stream()
                        .anyMatch(partner -> owned.stream()
                                .anyMatch(one ->
                                        one.slug().equals(partner.organisation().slug()))))
                .forEach(campaign -> {
                    subjects.add("campaign " + campaign.slug());
                    petitions.of(campaign).forEach(petition -> {
                        subjects.add("petition " + petition.slug());
                        deliverable.add(petition.id());
                    });
                });
        var ids = owned.stream().map(Membership::organisation).toList();
        db.read(handle -> subjects.addAll(AuditedStore.of(handle, ids, deliverable)));
        return Optional.of(subjects);
    }
}
