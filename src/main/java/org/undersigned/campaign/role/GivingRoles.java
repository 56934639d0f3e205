package org.undersigned.campaign.role;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Visitor;

/**
 * Gives people something to do for a coalition, and takes it from them. Owners of an organisation that leads a campaign of it do, in its
 * name, and whoever steers in its name: what they give holds in the campaigns that this organisation leads, and in no other. Approvers are
 * named by the owners of their own organisation alone, because they answer for it.
 */
@Singleton
class GivingRoles {

    private final Db db;
    private final Campaigns campaigns;
    private final Persons persons;
    private final AuditLog audit;

    GivingRoles(Db db, Campaigns campaigns, Persons persons, AuditLog audit) {
        this.db = db;
        this.campaigns = campaigns;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * Somebody and what they do.
     *
     * @param organisation slug of the one in whose name
     * @param yours whether the visitor may take it from them
     */
    public record Held(Person person, CoalitionRole role, String organisation, Translated name, boolean yours) {}

    /** A coalition that an organisation of the visitor's belongs to. */
    Optional<Coalition> find(Visitor visitor, String slug) {
        return campaigns
                .now()
                .coalition(slug)
                .filter(one -> one.organisations().stream()
                        .anyMatch(member -> visitor.at(member.slug()).isPresent()));
    }

    List<Held> held(Visitor visitor, Coalition coalition) {
        return db.read(handle -> CoalitionRoleStore.in(handle, coalition.id()).stream()
                .flatMap(one -> persons.byId(handle, one.person()).stream()
                        .map(person -> new Held(
                                person,
                                one.role(),
                                one.slug(),
                                one.name(),
                                may(visitor, coalition, one.role(), one.slug()))))
                .toList());
    }

    /** What the visitor may give somebody. */
    List<CoalitionRole> gives(Visitor visitor, Coalition coalition) {
        if (leads(coalition).anyMatch(lead -> steers(visitor, coalition, lead.slug())))
            return List.of(CoalitionRole.values());
        return coalition.organisations().stream().anyMatch(one -> isOwner(visitor, one.slug()))
                ? List.of(CoalitionRole.APPROVER)
                : List.of();
    }

    /** Gives; answers the key of why not, or nothing. */
    Optional<String> give(Visitor visitor, Coalition coalition, String typed, String word) {
        var role = CoalitionRole.of(word);
        var address = MailAddress.parse(typed.strip());
        if (role.isEmpty()) return Optional.of("partner.coalition.wrong.role");
        if (address.isEmpty()) return Optional.of("partner.wrong.email");
        return db.inTransaction(handle -> {
            var person = persons.byAddress(handle, address.get())
                    .filter(one -> CoalitionRoleStore.belongs(handle, coalition.id(), one.id()));
            if (person.isEmpty()) return Optional.of("partner.coalition.wrong.nobody");
            var names = names(handle, visitor, coalition, person.get().id(), role.get());
            if (names.isEmpty()) return Optional.of("partner.coalition.wrong.notYours");
            for (var name : names)
                if (CoalitionRoleStore.give(handle, coalition.id(), person.get().id(), role.get(), name.id()))
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
    boolean take(Visitor visitor, Coalition coalition, UUID person, CoalitionRole role, String organisation) {
        if (!may(visitor, coalition, role, organisation)) return false;
        return db.inTransaction(handle -> {
            var held = CoalitionRoleStore.in(handle, coalition.id()).stream()
                    .filter(one -> one.person().equals(person)
                            && one.role() == role
                            && one.slug().equals(organisation))
                    .findFirst();
            if (held.isEmpty()
                    || !CoalitionRoleStore.take(
                            handle, coalition.id(), person, role, held.get().organisation())) return false;
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

    /** In whose names the visitor may give somebody a role. */
    private List<Organisation> names(
            Handle handle, Visitor visitor, Coalition coalition, UUID person, CoalitionRole role) {
        if (role != CoalitionRole.APPROVER)
            return leads(coalition)
                    .filter(lead -> steers(visitor, coalition, lead.slug()))
                    .toList();
        return coalition.organisations().stream()
                .filter(one -> isOwner(visitor, one.slug()))
                .filter(one -> MemberStore.role(handle, one.id(), person).isPresent())
                .toList();
    }

    /** The organisations that lead a campaign of the coalition. */
    private Stream<Organisation> leads(Coalition coalition) {
        return campaigns.now().campaigns().stream()
                .filter(one -> Objects.equals(one.coalition().id(), coalition.id()))
                .flatMap(one -> one.leads().stream())
                .map(Campaign.Partner::organisation)
                .distinct();
    }

    private static boolean may(Visitor visitor, Coalition coalition, CoalitionRole role, String organisation) {
        return role == CoalitionRole.APPROVER
                ? isOwner(visitor, organisation)
                : steers(visitor, coalition, organisation);
    }

    private static boolean steers(Visitor visitor, Coalition coalition, String lead) {
        return isOwner(visitor, lead) || CoalitionRole.STEERING.isOf(visitor, coalition.slug(), lead);
    }

    private static boolean isOwner(Visitor visitor, String organisation) {
        return visitor.at(organisation)
                .filter(member -> member.role().isOwner())
                .isPresent();
    }
}
