package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Role;

/** Who belongs to an organisation, and changes of it. An organisation that has an owner keeps one. */
@Singleton
final class Members {

    private final Db db;
    private final Persons persons;
    private final Inviting inviting;
    private final Approvals approvals;
    private final Credentials credentials;
    private final AuditLog audit;

    Members(Db db, Persons persons, Inviting inviting, Approvals approvals, Credentials credentials, AuditLog audit) {
        this.db = db;
        this.persons = persons;
        this.inviting = inviting;
        this.approvals = approvals;
        this.credentials = credentials;
        this.audit = audit;
    }

    /** A member, opened. */
    public record Member(Person person, Role role) {}

    /** What comes of a change: a key of a message for what went wrong. */
    sealed interface Changed {
        record Done(String message) implements Changed {}

        record Refused(String field, String why) implements Changed {}
    }

    Optional<Organisation> organisation(String slug) {
        return db.read(OrganisationStore::all).stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst();
    }

    /** Everybody, by name. */
    List<Member> of(UUID organisation) {
        return db
                .read(handle -> MemberStore.in(handle, organisation).stream()
                        .flatMap(row -> persons.byId(handle, row.person()).stream()
                                .map(person -> new Member(person, row.role())))
                        .toList())
                .stream()
                .sorted(Comparator.comparing(member -> member.person().name()))
                .toList();
    }

    /** Invites an address. */
    Changed invite(Organisation organisation, String email, String role, Person by) {
        var address = MailAddress.parse(email);
        var wanted = Role.of(role);
        if (address.isEmpty()) return new Changed.Refused("email", "staff.members.emailBad");
        if (wanted.isEmpty()) return new Changed.Refused("role", "staff.members.roleBad");
        return db.inTransaction(handle -> {
            var there = persons.byAddress(handle, address.get())
                    .flatMap(person -> MemberStore.role(handle, organisation.id(), person.id()));
            if (there.isPresent()) return new Changed.Refused("email", "staff.members.there");
            var place = new Invitation.Place(organisation.id(), organisation.slug(), organisation.name(), wanted.get());
            inviting.invite(handle, address.get(), Optional.of(place), by.language(), by.actor());
            return new Changed.Done("staff.members.invited");
        });
    }

    /** Takes an invitation back. */
    Changed takeBack(Organisation organisation, UUID invitation, Person by) {
        return db.inTransaction(handle -> {
            if (!inviting.takeBack(handle, organisation.id(), invitation)) return gone();
            audit.record(
                    handle, by.actor(), AuditActions.STAFF_INVITE_TAKE_BACK, "organisation " + organisation.slug(), "");
            return new Changed.Done("staff.members.takenBack");
        });
    }

    /** Gives a member another role. */
    Changed role(Organisation organisation, UUID person, String role, Person by) {
        var wanted = Role.of(role);
        if (wanted.isEmpty()) return new Changed.Refused("role", "staff.members.roleBad");
        return db.inTransaction(handle -> {
            var owners = MemberStore.lockedOwners(handle, organisation.id());
            var now = MemberStore.role(handle, organisation.id(), person);
            if (now.isEmpty()) return gone();
            if (now.get().isOwner() && !wanted.get().isOwner() && owners == 1)
                return new Changed.Refused("members", "staff.members.lastOwner");
            MemberStore.put(handle, organisation.id(), person, wanted.get());
            record(
                    handle,
                    by,
                    AuditActions.STAFF_ROLE,
                    organisation,
                    person + " " + now.get().slug() + " → " + wanted.get().slug());
            return new Changed.Done("staff.members.roleChanged");
        });
    }

    /** Takes a member out. Their account stays: they may belong elsewhere. */
    Changed remove(Organisation organisation, UUID person, Person by) {
        return db.inTransaction(handle -> {
            var owners = MemberStore.lockedOwners(handle, organisation.id());
            var now = MemberStore.role(handle, organisation.id(), person);
            if (now.isEmpty()) return gone();
            if (now.get().isOwner() && owners == 1) return new Changed.Refused("members", "staff.members.lastOwner");
            MemberStore.remove(handle, organisation.id(), person);
            record(handle, by, AuditActions.STAFF_REMOVE, organisation, person.toString());
            return new Changed.Done("staff.members.removed");
        });
    }

    /** Asks a second owner or an operator to take a member's second factor away. */
    Changed reset(Organisation organisation, UUID person, Person by) {
        return db.inTransaction(handle -> {
            if (MemberStore.role(handle, organisation.id(), person).isEmpty()) return gone();
            return approvals.ask(handle, SecondFactorReset.KIND, Optional.of(organisation.id()), person.toString(), by)
                    ? new Changed.Done("staff.members.asked")
                    : new Changed.Refused("members", "staff.members.askedAlready");
        });
    }

    private static Changed gone() {
        return new Changed.Refused("members", "staff.members.gone");
    }

    private void record(Handle handle, Person by, AuditActions action, Organisation organisation, String detail) {
        audit.record(handle, by.actor(), action, "organisation " + organisation.slug(), "staff " + detail);
    }
}
