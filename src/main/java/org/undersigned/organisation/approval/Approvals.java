package org.undersigned.organisation.approval;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * Two people for what one should not do alone. Who asks never decides, the role at the moment of deciding counts, for the one who asked
 * too, and what is done is done in the transaction of the decision.
 */
@Singleton
public final class Approvals {

    private final Db db;
    private final Persons persons;
    private final AuditLog audit;
    private final ApprovalMail mail;
    private final InstantSource clock;
    private final Map<String, Approved> kinds;

    Approvals(
            Db db, Persons persons, AuditLog audit, ApprovalMail mail, InstantSource clock, @All List<Approved> kinds) {
        this.mail = mail;
        this.db = db;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(Approved::kind, Function.identity()));
    }

    /** What comes of a decision. */
    public sealed interface Decided {
        /** It was approved and done, or refused. */
        record Done() implements Decided {}

        /** It was decided already, or nobody did in time. */
        record Gone() implements Decided {}

        /** The visitor asked for it, is concerned by it, or is no owner or operator. */
        record NotYours() implements Decided {}

        /** The one who asked has no right to any more; it counts as refused. */
        record Lapsed() implements Decided {}
    }

    /**
     * Asks for something in the caller's transaction; false if the same waits already.
     *
     * @param kind the {@link Approved#kind} of what is to be done
     * @param organisation whose owners may decide; nothing leaves it to operators
     * @param subject an id or a slug, at most 200 characters
     */
    public boolean ask(Handle handle, String kind, Optional<UUID> organisation, String subject, Person person) {
        return ask(handle, kind, organisation, subject, Optional.of(person.id()), person.actor());
    }

    /** The same for a command. */
    boolean ask(Handle handle, String kind, Optional<UUID> organisation, String subject) {
        if (!(kinds.get(kind) instanceof ApprovedCommand)) throw new IllegalArgumentException(kind);
        return ask(handle, kind, organisation, subject, Optional.empty(), "operator");
    }

    private boolean ask(
            Handle handle,
            String kind,
            Optional<UUID> organisation,
            String subject,
            Optional<UUID> person,
            String actor) {
        if (!kinds.containsKey(kind) || subject.length() > 200) throw new IllegalArgumentException(kind);
        var now = clock.instant();
        forgetExpired(handle);
        var approval =
                new Approval(RandomBytes.id(), kind, organisation, subject, person, now, now.plus(Approval.WAITS));
        var added = ApprovalStore.insert(handle, approval);
        if (!added) return false;
        record(handle, actor, AuditActions.APPROVAL_ASK, approval);
        kinds.get(kind).waits(handle, approval);
        mail.ask(
                handle,
                approval,
                kinds.get(kind),
                deciders(handle, approval).stream()
                        .filter(one -> !isTold(handle, approval, one.id()))
                        .toList());
        return true;
    }

    /** Whether something waits for a second person. */
    public boolean isOpen(Handle handle, String kind, String subject) {
        return ApprovalStore.isOpen(handle, kind, subject, clock.instant());
    }

    /** What waits and the visitor may see, the oldest first. */
    public List<Approval> visible(Visitor visitor) {
        var owned = visitor.memberships().stream()
                .filter(one -> one.role().isOwner())
                .map(one -> one.organisation())
                .toList();
        return db
                .read(handle -> ApprovalStore.open(handle, visitor.person().operator(), owned, clock.instant()))
                .stream()
                .filter(one -> kinds.containsKey(one.kind()))
                .toList();
    }

    /** Whether it is for the visitor to decide, and not only to see. */
    boolean isForThem(Approval approval, Visitor visitor) {
        if (isOwn(approval, visitor.person().id())) return false;
        return !kinds.get(approval.kind()).isForOwners()
                || db.read(handle -> decides(handle, approval, visitor.person().id()));
    }

    private boolean isOwn(Approval approval, UUID person) {
        return approval.askedBy().filter(person::equals).isPresent()
                || kinds.get(approval.kind()).concerns(approval, person);
    }

    /** Whether something of this kind about {@code subject} waits for the visitor to decide. */
    public boolean isFor(Visitor visitor, String kind, String subject) {
        return visible(visitor).stream()
                .filter(one -> one.kind().equals(kind) && one.subject().equals(subject))
                .anyMatch(one -> isForThem(one, visitor));
    }

    /** What it is about, in words of the visitor's language, and where that can be looked at, if anywhere. */
    About about(Approval approval, Visitor visitor) {
        var kind = kinds.get(approval.kind());
        return db.read(handle -> new About(
                kind.about(handle, approval, visitor.person().language()), kind.path(handle, approval, visitor)));
    }

    /** What an approval is about. */
    record About(String words, Optional<String> path) {}

    /** Approves and does it, or refuses it. */
    Decided decide(UUID id, Visitor visitor, boolean approve) {
        return db.inLargeTransaction(handle -> {
            ApprovalStore.find(handle, id)
                    .filter(one -> kinds.containsKey(one.kind()))
                    .ifPresent(one -> kinds.get(one.kind()).hold(handle, one));
            var found = ApprovalStore.locked(handle, id, clock.instant());
            if (found.isEmpty() || !kinds.containsKey(found.get().kind())) return new Decided.Gone();
            var approval = found.get();
            var person = visitor.person();
            if (isOwn(approval, person.id()) || !decides(handle, approval, person.id())) return new Decided.NotYours();
            var lapsed = approval.askedBy()
                    .map(asker -> !mayAsk(handle, approval, asker))
                    .orElse(false);
            var approved = approve && !lapsed;
            ApprovalStore.decide(handle, id, approved ? "approved" : "refused", person.id(), clock.instant());
            // Before the audit log, as whoever else holds what it is about writes to that afterwards.
            var kind = kinds.get(approval.kind());
            // As long as what it is about is still there. Whoever lost the right to ask is told nothing of the
            // organisation.
            var told = approved
                    && approval.askedBy()
                            .filter(asker -> isTold(handle, approval, asker))
                            .isPresent();
            if (!lapsed && !told)
                mail.answer(
                        handle, approval, kind, approved ? ApprovalMail.Outcome.GIVEN : ApprovalMail.Outcome.REFUSED);
            if (approved) kind.carryOut(handle, approval);
            else kind.refused(handle, approval);
            record(
                    handle,
                    person.actor(),
                    approved ? AuditActions.APPROVAL_GIVE : AuditActions.APPROVAL_REFUSE,
                    approval);
            return approve && lapsed ? new Decided.Lapsed() : new Decided.Done();
        });
    }

    private boolean isTold(Handle handle, Approval approval, UUID person) {
        return kinds.get(approval.kind()).tellsOwners() && holds(handle, approval, person, Role.OWNER);
    }

    /**
     * Who is told that it waits: the owners who may decide. Operators only where there is no such owner, so that those of a large site are
     * not told of everything.
     */
    private List<Person> deciders(Handle handle, Approval approval) {
        var owners = approval.organisation().stream()
                .flatMap(organisation -> MemberStore.in(handle, organisation).stream())
                .filter(member -> member.role().isOwner() && !isOwn(approval, member.person()))
                .flatMap(member -> persons.byId(handle, member.person()).stream())
                .toList();
        if (!owners.isEmpty()) return owners;
        return persons.operators(handle).stream()
                .filter(one -> !isOwn(approval, one.id()))
                .toList();
    }

    /** Whether somebody is an owner or an operator now: not when the page was drawn. */
    private boolean decides(Handle handle, Approval approval, UUID person) {
        if (holds(handle, approval, person, Role.OWNER)) return true;
        var ownersOnly = kinds.get(approval.kind()).isForOwners()
                && approval.organisation()
                        .filter(one -> hasOwner(handle, one, approval.askedBy()))
                        .isPresent();
        return !ownersOnly && isOperator(handle, person);
    }

    private boolean mayAsk(Handle handle, Approval approval, UUID person) {
        var kind = kinds.get(approval.kind());
        return holds(handle, approval, person, kind.asks())
                || isOperator(handle, person)
                || kind.isAskedFromElsewhere(handle, approval, person);
    }

    private static boolean holds(Handle handle, Approval approval, UUID person, Role role) {
        return approval.organisation()
                .flatMap(organisation -> MemberStore.role(handle, organisation, person))
                .map(one -> one.includes(role))
                .orElse(false);
    }

    private boolean isOperator(Handle handle, UUID person) {
        return persons.byId(handle, person).map(Person::operator).orElse(false);
    }

    /** Whether the organisation has an owner beside this person. */
    public static boolean hasAnotherOwner(Handle handle, UUID organisation, UUID asker) {
        return hasOwner(handle, organisation, Optional.of(asker));
    }

    private static boolean hasOwner(Handle handle, UUID organisation, Optional<UUID> butFor) {
        return MemberStore.in(handle, organisation).stream()
                .filter(member -> !butFor.equals(Optional.of(member.person())))
                .anyMatch(member -> member.role().isOwner());
    }

    /** Whether what a command asks is for owners of the organisation to decide, because it has any. */
    boolean isForOwners(Handle handle, Optional<UUID> organisation) {
        return organisation
                .filter(one -> hasOwner(handle, one, Optional.empty()))
                .isPresent();
    }

    /** Whether anybody could decide what a command asks. */
    boolean hasDeciders(Handle handle, Optional<UUID> organisation) {
        return isForOwners(handle, organisation) || !persons.operators(handle).isEmpty();
    }

    /** Whether anybody but {@code asker} could decide what is asked for an organisation: an owner of it, or an operator. */
    public boolean hasAnother(Handle handle, UUID organisation, UUID asker) {
        return hasOwner(handle, organisation, Optional.of(asker))
                || persons.operators(handle).stream().anyMatch(one -> !one.id().equals(asker));
    }

    private void record(Handle handle, String actor, AuditActions action, Approval approval) {
        audit.record(handle, actor, action, "approval " + approval.id(), approval.kind() + " " + approval.subject());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        db.useTransaction(this::forgetExpired);
    }

    private void forgetExpired(Handle handle) {
        for (var gone : ApprovalStore.removeExpired(handle, clock.instant()))
            if (kinds.containsKey(gone.kind())
                    && gone.askedBy()
                            .filter(asker -> mayAsk(handle, gone, asker))
                            .isPresent())
                mail.answer(handle, gone, kinds.get(gone.kind()), ApprovalMail.Outcome.LAPSED);
    }
}
