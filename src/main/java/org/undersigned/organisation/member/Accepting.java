package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.SignIn;

/** An invitation becomes a place: all of it in one transaction, or nothing. */
@Singleton
public final class Accepting {

    private final Db db;
    private final Persons persons;
    private final Credentials credentials;
    private final SignIn signIn;
    private final AuditLog audit;

    Accepting(Db db, Persons persons, Credentials credentials, SignIn signIn, AuditLog audit) {
        this.db = db;
        this.persons = persons;
        this.credentials = credentials;
        this.signIn = signIn;
        this.audit = audit;
    }

    /** What somebody sets up with an invitation. */
    record Setup(String name, String passwordHash, byte[] secret, long step, String language) {}

    /** What comes of it: recovery codes to be shown once, and the cookie of the new session. */
    record Accepted(List<String> codes, NewCookie cookie) {}

    /** Whether the address of an invitation belongs to somebody who works here already. */
    public Optional<Person> holder(Invitation invitation) {
        return MailAddress.parse(invitation.email())
                .flatMap(address -> db.read(handle -> persons.byAddress(handle, address)));
    }

    /** What somebody signs in with from now on, set up in the transaction that makes them a person; false undoes all of it. */
    public interface Way {
        boolean setUp(Handle handle, Person person);
    }

    /** What comes of taking an invitation. */
    public sealed interface Taken {

        /** The cookie is the one of the new session. */
        record In(NewCookie cookie) implements Taken {}

        /** The way of signing in is somebody else's; the invitation waits on. */
        record Refused() implements Taken {}

        /** The invitation was used meanwhile, or its address was taken. */
        record Gone() implements Taken {}
    }

    /** Makes a person of an invitation, who signs in by password and app; nothing if it was used meanwhile, or the address was taken. */
    Optional<Accepted> accept(Invitation invitation, Setup setup, ContainerRequestContext request) {
        var codes = new ArrayList<String>();
        Way password = (handle, person) -> {
            credentials.setPassword(handle, person.id(), setup.passwordHash());
            credentials.setTotp(handle, person.id(), setup.secret(), setup.step());
            return codes.addAll(credentials.newRecoveryCodes(handle, person.id()));
        };
        return accept(invitation, setup.name(), setup.language(), request, password)
                        instanceof Taken.In(NewCookie cookie)
                ? Optional.of(new Accepted(codes, cookie))
                : Optional.empty();
    }

    /** Makes a person of an invitation, who signs in in this way. */
    public Taken accept(Invitation invitation, String name, String language, ContainerRequestContext request, Way way) {
        return db.inTransaction(handle -> {
            if (!InvitationStore.take(handle, invitation.id())) return new Taken.Gone();
            var address = MailAddress.parse(invitation.email()).orElseThrow();
            var person = persons.add(handle, address, name, false, language);
            if (person.isEmpty()) {
                handle.rollback();
                return new Taken.Gone();
            }
            if (!way.setUp(handle, person.get())) {
                handle.rollback();
                return new Taken.Refused();
            }
            var id = person.get().id();
            place(handle, invitation, id);
            return new Taken.In(signIn.begin(handle, id, "invitation", request));
        });
    }

    /** Gives a person who works here already the place of an invitation to their own address; false if it was used meanwhile. */
    boolean join(Invitation invitation, UUID person) {
        return db.inTransaction(handle -> {
            if (!InvitationStore.take(handle, invitation.id())) return false;
            place(handle, invitation, person);
            return true;
        });
    }

    /**
     * Gives a person a new second factor, once they have shown their password.
     *
     * @param passwordHash a first password, for somebody who had none to show
     */
    Optional<Accepted> renew(
            Invitation invitation,
            UUID person,
            Optional<String> passwordHash,
            byte[] secret,
            long step,
            ContainerRequestContext request) {
        return db.inTransaction(handle -> {
            if (!InvitationStore.take(handle, invitation.id())) return Optional.empty();
            audit.record(handle, "staff:" + person, AuditActions.STAFF_SECOND_FACTOR, "staff " + person, "renewed");
            passwordHash.ifPresent(hash -> credentials.setPassword(handle, person, hash));
            credentials.setTotp(handle, person, secret, step);
            var codes = credentials.newRecoveryCodes(handle, person);
            return Optional.of(new Accepted(codes, signIn.begin(handle, person, "renewal", request)));
        });
    }

    private void place(Handle handle, Invitation invitation, UUID person) {
        var actor = "staff:" + person;
        if (invitation.place().isEmpty()) {
            persons.makeOperator(handle, person);
            audit.record(handle, actor, AuditActions.STAFF_ACCEPT, "operators", "operator");
            return;
        }
        var place = invitation.place().get();
        MemberStore.add(handle, place.organisation(), person, place.role());
        audit.record(
                handle,
                actor,
                AuditActions.STAFF_ACCEPT,
                "organisation " + place.slug(),
                place.role().slug());
    }
}
