package org.undersigned.letter.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.letter.LetterAction;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;

/** Ends the test of a letter, so that mail goes to outsiders, or begins it again. Ending it takes two people wherever there are two. */
@Singleton
class GoingLive {

    private final Db db;
    private final Approvals approvals;
    private final Persons persons;
    private final AuditLog audit;
    private final Published.Registry published;

    GoingLive(Db db, Approvals approvals, Persons persons, AuditLog audit, Published.Registry published) {
        this.db = db;
        this.approvals = approvals;
        this.persons = persons;
        this.audit = audit;
        this.published = published;
    }

    /** What came of it. */
    enum Done {
        DONE,
        /** A second person is asked. */
        ASKED,
        /** Nobody else is there, and whoever asks has not said that they mean it. */
        UNCONFIRMED
    }

    /** Whether a second person has to approve, because there is one. */
    boolean needsTwo(Person person, Membership member) {
        return db.read(handle -> needsTwo(handle, person, member));
    }

    private boolean needsTwo(Handle handle, Person person, Membership member) {
        return MemberStore.in(handle, member.organisation()).stream()
                        .anyMatch(one -> one.role().isOwner() && !one.person().equals(person.id()))
                || persons.operators(handle).stream().anyMatch(one -> !one.id().equals(person.id()));
    }

    /** Whether that waits for a second person. */
    boolean isAsked(LetterAction letter) {
        return db.read(handle ->
                approvals.isOpen(handle, LiveApproved.KIND, letter.id().toString()));
    }

    /** From now on letters go to targets. @param sure whether who asks said that they mean it */
    Done end(LetterAction letter, Person person, Membership member, boolean sure) {
        var done = db.inTransaction(handle -> {
            ActionWriting.hold(handle, letter.id());
            if (needsTwo(handle, person, member)) {
                approvals.ask(
                        handle,
                        LiveApproved.KIND,
                        Optional.of(member.organisation()),
                        letter.id().toString(),
                        person);
                return Done.ASKED;
            }
            if (!sure) return Done.UNCONFIRMED;
            LiveApproved.end(handle, audit, letter, person.actor());
            return Done.DONE;
        });
        published.refresh();
        return done;
    }
}
