package org.undersigned.organisation.approval;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.staff.OwnersMail;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;

/** Tells those who may decide that something waits for them, and whoever asked what came of it. */
@Singleton
final class ApprovalMail {

    private static final String PATH = "/staff/approvals";

    private final OwnersMail mail;
    private final Persons persons;

    ApprovalMail(OwnersMail mail, Persons persons) {
        this.mail = mail;
        this.persons = persons;
    }

    /** What came of it: the end of the message keys. */
    enum Outcome {
        GIVEN("approvalGiven"),
        REFUSED("approvalRefused"),
        LAPSED("approvalLapsed");

        private final String about;

        Outcome(String about) {
            this.about = about;
        }
    }

    /** Owes a mail to everybody who may decide, in the caller's transaction. */
    void ask(Handle handle, Approval approval, Approved kind, Collection<Person> deciders) {
        mail.tellPeople(
                handle,
                deciders,
                "approvalAsked",
                PATH,
                language -> List.of(
                        what(handle, approval, kind, language),
                        by(handle, approval, language),
                        moment(approval.expires(), language)));
    }

    /** Owes a mail to the person who asked, in the caller's transaction; a command is told when it is run again. */
    void answer(Handle handle, Approval approval, Approved kind, Outcome outcome) {
        var asker = approval.askedBy().flatMap(person -> persons.byId(handle, person)).stream()
                .toList();
        mail.tellPeople(
                handle, asker, outcome.about, "/staff", language -> List.of(what(handle, approval, kind, language)));
    }

    private static String what(Handle handle, Approval approval, Approved kind, String language) {
        return Messages.of(language).t("staff.approval." + approval.kind(), kind.told(handle, approval, language));
    }

    private String by(Handle handle, Approval approval, String language) {
        return approval.askedBy()
                .flatMap(person -> persons.byId(handle, person))
                .map(Person::name)
                .orElseGet(() -> Messages.of(language).t("staff.approvals.byCommand"));
    }

    private static String moment(Instant instant, String language) {
        return Messages.of(language).moment(instant);
    }
}
