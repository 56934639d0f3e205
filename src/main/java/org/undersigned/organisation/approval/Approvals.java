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
    private final InstantSource clock;
    private final Map<String, Approved> kinds;

    Approvals(Db db, Persons persons, AuditLog audit, InstantSource clock, @All List<Approved> kinds) {
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
        if (!kinds.containsKey(kind) || subject.length() > 200) throw new IllegalArgumentException(kind);
        var now = clock.instant();
        ApprovalStore.removeExpired(handle, now);
        var approval =
                new Approval(RandomBytes.id(), kind, organisation, subject, person.id(), now, now.plus(Approval.WAITS));
        var added = ApprovalStore.insert(handle, approval);
        if (added) record(handle, person, AuditActions.APPROVAL_ASK, approval);
        return added;
    }

    /** What waits and the visitor may see, the oldest first. */
    List<Approval> visible(Visitor visitor) {
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

    /** Whether it is not for the visitor to decide, although they may see it. */
    boolean isOwn(Approval approval, Visitor visitor) {
        var person = visitor.person().id();
        return approval.askedBy().equals(person) || kinds.get(approval.kind()).concerns(approval, person);
    }

    /** What it is about, in words. */
    String about(Approval approval) {
        return db.read(handle -> kinds.get(approval.kind()).about(handle, approval));
    }

    /** Approves and does it, or refuses it. */
    Decided decide(UUID id, Visitor visitor, boolean approve) {
        return db.inTransaction(handle -> {
            var found = ApprovalStore.locked(handle, id, clock.instant());
            if (found.isEmpty() || !kinds.containsKey(found.get().kind())) return new Decided.Gone();
            var approval = found.get();
            var person = visitor.person();
            if (isOwn(approval, visitor) || !decides(handle, approval, person.id())) return new Decided.NotYours();
            var lapsed = !decides(handle, approval, approval.askedBy());
            var approved = approve && !lapsed;
            ApprovalStore.decide(handle, id, approved ? "approved" : "refused", person.id(), clock.instant());
            record(handle, person, approved ? AuditActions.APPROVAL_GIVE : AuditActions.APPROVAL_REFUSE, approval);
            if (approved) kinds.get(approval.kind()).carryOut(handle, approval);
            return approve && lapsed ? new Decided.Lapsed() : new Decided.Done();
        });
    }

    /** Whether somebody is an owner or an operator now: not when the page was drawn. */
    private boolean decides(Handle handle, Approval approval, UUID person) {
        return persons.byId(handle, person).map(Person::operator).orElse(false)
                || approval.organisation()
                        .flatMap(organisation -> MemberStore.role(handle, organisation, person))
                        .map(Role::isOwner)
                        .orElse(false);
    }

    private void record(Handle handle, Person person, AuditActions action, Approval approval) {
        audit.record(
                handle,
                person.actor(),
                action,
                "approval " + approval.id(),
                approval.kind() + " " + approval.subject());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        db.useTransaction(handle -> ApprovalStore.removeExpired(handle, clock.instant()));
    }
}
