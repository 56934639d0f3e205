package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Visitor;

/**
 * How an owner chooses a key for an organisation in the workspace: its own, once it is shown that it opens a test, or one that this
 * installation keeps, once that is said in as many words. A second person approves either.
 */
@Singleton
public class KeyAsking {

    private final Db db;
    private final RecipientKeys keys;
    private final KeyTests tests;
    private final Approvals approvals;
    private final AuditLog audit;

    KeyAsking(Db db, RecipientKeys keys, KeyTests tests, Approvals approvals, AuditLog audit) {
        this.db = db;
        this.keys = keys;
        this.tests = tests;
        this.approvals = approvals;
        this.audit = audit;
    }

    /** What comes of a question. */
    public enum Asked {
        /** A second person was asked. */
        DONE,
        /** The same waits already. */
        WAITS,
        /** Nobody else could approve it. */
        NOBODY,
        /** What was sent back was not in the test, or the test is over. */
        NOT_PASSED,
        /** This key is in force already, or another one is and a hosted one does not take its place. */
        THERE
    }

    /** Asks for the key of a test that is passed with {@code code}. */
    public Asked own(Membership member, Person person, UUID test, String code) {
        if (!isDecidable(member, person)) return Asked.NOBODY;
        return db.inTransaction(handle -> {
            var open = pass(handle, member, person, test, code);
            if (open.isEmpty()) return Asked.NOT_PASSED;
            var there = inForce(handle, member).map(RecipientKeys.Key::id);
            if (there.equals(Optional.of(Hpke.id(open.get())))) return Asked.THERE;
            return ask(handle, CommandsApproved.OwnKey.of(member.organisation(), member.slug(), open.get()), person);
        });
    }

    /** Asks for one that this installation keeps. */
    public Asked hosted(Membership member, Person person) {
        if (!isDecidable(member, person)) return Asked.NOBODY;
        return db.inTransaction(handle ->
                inForce(handle, member).isPresent() || keys.isElsewhere(handle, Sealing.organisation(member.slug()))
                        ? Asked.THERE
                        : ask(handle, CommandsApproved.Hosted.of(member.organisation(), member.slug()), person));
    }

    /** Takes note of a test that is passed with {@code code}, whichever key it was about; false if it is not. */
    public boolean test(Membership member, Person person, UUID test, String code) {
        return db.inTransaction(
                handle -> pass(handle, member, person, test, code).isPresent());
    }

    /** Whether anybody but the one who would ask could approve it. */
    public boolean isDecidable(Membership member, Person person) {
        return db.read(handle -> approvals.hasAnother(handle, member.organisation(), person.id()));
    }

    /**
     * A key that waits for a second person.
     *
     * @param id of an own one; empty if it is one that this installation would keep
     */
    public record Waiting(String id, Approval approval) {}

    /** Keys that were asked for, in the workspace or by a command, and wait. */
    public List<Waiting> waiting(Membership member, Visitor visitor) {
        return approvals.visible(visitor).stream()
                .filter(one -> one.organisation().equals(Optional.of(member.organisation())))
                .flatMap(one -> switch (one.kind()) {
                    case CommandsApproved.OwnKey.KIND ->
                        Stream.of(new Waiting(Hpke.id(CommandsApproved.OwnKey.open(one)), one));
                    case CommandsApproved.Hosted.KIND -> Stream.of(new Waiting("", one));
                    default -> Stream.<Waiting>empty();
                })
                .toList();
    }

    private Optional<RecipientKeys.Key> inForce(Handle handle, Membership member) {
        return keys.inForce(handle, Sealing.organisation(member.slug()));
    }

    private Optional<byte[]> pass(Handle handle, Membership member, Person person, UUID test, String code) {
        var open = tests.pass(handle, member.organisation(), test, code);
        open.ifPresent(key -> audit.record(
                handle,
                person.actor(),
                AuditActions.ORGANISATION_KEY_TEST,
                "organisation " + member.slug(),
                "key " + Hpke.id(key)));
        return open;
    }

    private Asked ask(Handle handle, SecondPerson.Act act, Person person) {
        return approvals.ask(handle, act.kind(), act.organisation(), act.subject(), person) ? Asked.DONE : Asked.WAITS;
    }
}
