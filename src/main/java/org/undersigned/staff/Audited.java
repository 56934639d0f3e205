package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditEntry;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petitions;

/** Which entries of the audit log are whose: those about one's organisations, their members, campaigns, petitions and approvals. */
@Singleton
class Audited {

    private static final String STAFF = "staff:";

    private final Db db;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Persons persons;

    Audited(Db db, Campaigns campaigns, Petitions petitions, Persons persons) {
        this.db = db;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.persons = persons;
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
        Watched.by(visitor, campaigns.now()).stream()
                .filter(campaign -> campaign.controllers().stream()
                        .anyMatch(partner -> owned.stream()
                                .anyMatch(one ->
                                        one.slug().equals(partner.organisation().slug()))))
                .forEach(campaign -> {
                    subjects.add("campaign " + campaign.slug());
                    petitions.of(campaign).forEach(petition -> subjects.add("petition " + petition.slug()));
                });
        var ids = owned.stream().map(Membership::organisation).toList();
        db.read(handle -> subjects.addAll(AuditedStore.of(handle, ids)));
        return Optional.of(subjects);
    }

    /** The names of those who did something, as far as the visitor may know them: members of their organisations, or all. */
    Map<String, String> names(Visitor visitor, List<AuditEntry> entries) {
        var names = new HashMap<String, String>();
        db.useTransaction(handle -> entries.stream()
                .map(AuditEntry::actor)
                .filter(actor -> actor.startsWith(STAFF))
                .distinct()
                .forEach(actor -> id(actor)
                        .filter(id -> visitor.person().operator() || isKnown(handle, visitor, id))
                        .flatMap(id -> persons.byId(handle, id))
                        .map(Person::name)
                        .ifPresent(name -> names.put(actor, name))));
        return names;
    }

    private static boolean isKnown(Handle handle, Visitor visitor, UUID person) {
        return visitor.memberships().stream()
                .anyMatch(one ->
                        MemberStore.role(handle, one.organisation(), person).isPresent());
    }

    private static Optional<UUID> id(String actor) {
        try {
            return Optional.of(UUID.fromString(actor.substring(STAFF.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
