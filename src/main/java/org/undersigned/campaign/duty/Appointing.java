package org.undersigned.campaign.duty;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;

/**
 * Gives people something to do for a coalition, and takes it from them. Whoever steers does, and owners of an organisation that leads a
 * campaign of it; approvers are named by the owners of their own organisation alone, because they answer for it.
 */
@Singleton
class Appointing {

    private final Db db;
    private final Campaigns campaigns;
    private final Persons persons;
    private final AuditLog audit;

    Appointing(Db db, Campaigns campaigns, Persons persons, AuditLog audit) {
        this.db = db;
        this.campaigns = campaigns;
        this.persons = persons;
        this.audit = audit;
    }

    /** Somebody and what they do; {@code yours} says whether the visitor may take it from them. */
    public record Held(Person person, CoalitionRole role, boolean yours) {}

    /** A coalition that an organisation of the visitor's belongs to. */
    Optional<Coalition> find(Visitor visitor, String slug) {
        return campaigns
                .now()
                .coalition(slug)
                .filter(one -> one.organisations().stream()
                        .anyMatch(member -> visitor.at(member.slug()).isPresent()));
    }

    List<Held> held(Visitor visitor, Coalition coalition) {
        return db.read(handle -> DutyStore.in(handle, coalition.id()).stream()
                .flatMap(one -> persons.byId(handle, one.person()).stream()
                        .map(person ->
                                new Held(person, one.role(), may(handle, visitor, coalition, person.id(), one.role()))))
                .toList());
    }

    /** What the visitor may give somebody. */
    List<CoalitionRole> gives(Visitor visitor, Coalition coalition) {
        if (steers(visitor, coalition)) return List.of(CoalitionRole.values());
        return owns(visitor, coalition) ? List.of(CoalitionRole.APPROVER) : List.of();
    }

    /** Gives; answers the key of why not, or nothing. */
    Optional<String> give(Visitor visitor, Coalition coalition, String typed, String word) {
        var role = CoalitionRole.of(word);
        var address = MailAddress.parse(typed.strip());
        if (role.isEmpty()) return Optional.of("partner.duty.wrong.role");
        if (address.isEmpty()) return Optional.of("partner.wrong.email");
        return db.inTransaction(handle -> {
            var person = persons.byAddress(handle, address.get());
            if (person.filter(one -> DutyStore.belongs(handle, coalition.id(), one.id()))
                    .isEmpty()) return Optional.of("partner.duty.wrong.nobody");
            if (!may(handle, visitor, coalition, person.get().id(), role.get()))
                return Optional.of("partner.duty.wrong.notYours");
            if (DutyStore.give(handle, coalition.id(), person.get().id(), role.get()))
                record(
                        handle,
                        visitor,
                        AuditActions.COALITION_ROLE_GIVE,
                        coalition,
                        person.get().id(),
                        role.get());
            return Optional.empty();
        });
    }

    /** Takes it away; false if the visitor may not, or it is not there. */
    boolean take(Visitor visitor, Coalition coalition, UUID person, CoalitionRole role) {
        return db.inTransaction(handle -> {
            if (!may(handle, visitor, coalition, person, role) || !DutyStore.take(handle, coalition.id(), person, role))
                return false;
            record(handle, visitor, AuditActions.COALITION_ROLE_TAKE, coalition, person, role);
            return true;
        });
    }

    private void record(
            Handle handle, Visitor visitor, AuditActions action, Coalition coalition, UUID person, CoalitionRole role) {
        audit.record(
                handle,
                visitor.person().actor(),
                action,
                "coalition " + coalition.slug(),
                "staff " + person + " " + role.word());
    }

    private boolean may(Handle handle, Visitor visitor, Coalition coalition, UUID person, CoalitionRole role) {
        return role == CoalitionRole.APPROVER
                ? answersFor(handle, visitor, coalition, person)
                : steers(visitor, coalition);
    }

    private boolean steers(Visitor visitor, Coalition coalition) {
        return CoalitionRole.STEERING.isOf(visitor, coalition.slug())
                || campaigns.now().campaigns().stream()
                        .filter(one -> Objects.equals(one.coalition().id(), coalition.id()))
                        .flatMap(one -> one.leads().stream())
                        .anyMatch(lead -> isOwner(visitor, lead.organisation().slug()));
    }

    private static boolean owns(Visitor visitor, Coalition coalition) {
        return coalition.organisations().stream().anyMatch(one -> isOwner(visitor, one.slug()));
    }

    /** Whether the person is a member of an organisation of the coalition that the visitor owns. */
    private static boolean answersFor(Handle handle, Visitor visitor, Coalition coalition, UUID person) {
        return coalition.organisations().stream()
                .filter(one -> isOwner(visitor, one.slug()))
                .anyMatch(one -> MemberStore.role(handle, one.id(), person).isPresent());
    }

    private static boolean isOwner(Visitor visitor, String organisation) {
        return visitor.at(organisation)
                .filter(member -> member.role().isOwner())
                .isPresent();
    }
}
