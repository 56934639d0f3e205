package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.signin.Credentials;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Sessions;

/**
 * Takes a member's second factor away, so that they can set up a new one. One owner alone could otherwise take over a colleague's
 * account together with a mailbox.
 */
@Singleton
final class SecondFactorReset implements Approved {

    static final String KIND = "second-factor";

    private final Persons persons;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Inviting inviting;

    SecondFactorReset(Persons persons, Credentials credentials, Sessions sessions, Inviting inviting) {
        this.persons = persons;
        this.credentials = credentials;
        this.sessions = sessions;
        this.inviting = inviting;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return persons.byId(handle, whom(approval)).map(Person::name).orElse("");
    }

    /** Not by name: whoever reads the mailbox learns nothing about a colleague. */
    @Override
    public String told(Handle handle, Approval approval, String language) {
        return Messages.of(language).t("staff.approvals.member", Approved.super.told(handle, approval, language));
    }

    @Override
    public boolean concerns(Approval approval, UUID person) {
        return whom(approval).equals(person);
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        var whom = whom(approval);
        // Who has left meanwhile is no longer this organisation's business.
        if (approval.organisation()
                .flatMap(organisation -> MemberStore.role(handle, organisation, whom))
                .isEmpty()) return;
        credentials.removeSecondFactor(handle, whom);
        sessions.endAll(handle, whom);
        inviting.renew(handle, whom);
    }

    private static UUID whom(Approval approval) {
        return UUID.fromString(approval.subject());
    }
}
