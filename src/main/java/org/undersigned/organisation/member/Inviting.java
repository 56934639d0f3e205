package org.undersigned.organisation.member;

import io.quarkus.arc.Unremovable;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.StaffMail;

/** Invitations: a mailed link that works once, for seven days, for the mailbox that was named. */
@Singleton
@Unremovable
public final class Inviting {

    /** Whoever runs the site, as the audit log names them at the command line. */
    static final String OPERATOR = "operator";

    private final Db db;
    private final Persons persons;
    private final Outbox outbox;
    private final StaffMail mail;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Event<Vouched> vouched;

    Inviting(
            Db db,
            Persons persons,
            Outbox outbox,
            StaffMail mail,
            AuditLog audit,
            InstantSource clock,
            Event<Vouched> vouched) {
        this.db = db;
        this.persons = persons;
        this.outbox = outbox;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
        this.vouched = vouched;
    }

    /**
     * Invites an address, in the caller's transaction; one that waits for the same place is replaced. The path of the link comes back and
     * is kept nowhere but in the mail.
     *
     * @param place where to; nothing makes an operator
     * @param actor who invites, as the audit log names them
     */
    public String invite(
            Handle handle, MailAddress address, Optional<Invitation.Place> place, String language, String actor) {
        var id = RandomBytes.id();
        var path = make(handle, id, address, place, Optional.empty(), language);
        var about = place.isPresent() ? "invitation" : "operator";
        var name = place.map(one -> one.name().in(language).text()).orElse("");
        mail.link(handle, outbox, id, address.typed(), language, about, path, name);
        audit.record(
                handle,
                actor,
                AuditActions.STAFF_INVITE,
                place.map(one -> "organisation " + one.slug()).orElse("operators"),
                place.map(one -> one.role().slug()).orElse("operator"));
        if (actor.equals(OPERATOR))
            place.filter(one -> one.role().isOwner())
                    .ifPresent(one -> vouched.fire(new Vouched(handle, one.organisation())));
        return path;
    }

    /** Mails a person the link by which they set up a new second factor, in the caller's transaction. */
    void renew(Handle handle, UUID person) {
        var whom = persons.byId(handle, person).orElseThrow();
        var id = RandomBytes.id();
        var address = MailAddress.parse(whom.email()).orElseThrow();
        var path = make(handle, id, address, Optional.empty(), Optional.of(person), whom.language());
        mail.link(handle, outbox, id, whom.email(), whom.language(), "renewal", path, "");
    }

    private String make(
            Handle handle,
            UUID id,
            MailAddress address,
            Optional<Invitation.Place> place,
            Optional<UUID> renews,
            String language) {
        var tag = persons.tag(address);
        var token = Token.fresh();
        var sealed = persons.seal(sealedAt(id), Map.of("email", address.typed(), "language", language));
        InvitationStore.removeSame(handle, tag, place.map(Invitation.Place::organisation), renews);
        InvitationStore.insert(
                handle,
                new InvitationStore.Row(
                        id, sealed, place, renews, clock.instant().plus(Invitation.WAITS)),
                Token.hash(token),
                tag);
        return "/staff/invitations/" + token;
    }

    /** The invitation of a link, if it waits. */
    public Optional<Invitation> look(String token) {
        return db.read(handle -> InvitationStore.byHash(handle, Token.hash(token), clock.instant()))
                .map(this::open);
    }

    /** An invitation, if it waits. */
    public Optional<Invitation> waiting(UUID id) {
        return db.read(handle -> InvitationStore.byId(handle, id, clock.instant()))
                .map(this::open);
    }

    /** What waits for an address. */
    List<Invitation> waiting(String email) {
        var tag = MailAddress.parse(email).map(persons::tag);
        if (tag.isEmpty()) return List.of();
        return db.read(handle -> InvitationStore.byTag(handle, tag.get(), clock.instant())).stream()
                .map(this::open)
                .toList();
    }

    /** What an organisation waits for. */
    List<Invitation> of(UUID organisation) {
        return db.read(handle -> InvitationStore.of(handle, organisation, clock.instant())).stream()
                .map(this::open)
                .toList();
    }

    /** Takes an invitation back, and the mail if it is still here. */
    boolean takeBack(Handle handle, UUID organisation, UUID id) {
        outbox.callOff(handle, id);
        return InvitationStore.takeBack(handle, organisation, id);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        db.useTransaction(handle -> InvitationStore.removeExpired(handle, clock.instant()));
    }

    private Invitation open(InvitationStore.Row row) {
        var content = persons.open(sealedAt(row.id()), row.sealed());
        return new Invitation(
                row.id(), content.get("email"), content.get("language"), row.place(), row.renews(), row.expires());
    }

    private static String sealedAt(UUID id) {
        return "staff-invitation|" + id;
    }
}
