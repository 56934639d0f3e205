package org.undersigned.draft;

import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.StaffMail;

/** A signature on trial: whoever writes a draft gets a mail as signers do, and confirms. Nothing is counted, and nobody else is written to. */
@Singleton
final class Trial {

    private final Db db;
    private final Outbox outbox;
    private final StaffMail mail;

    Trial(Db db, Outbox outbox, StaffMail mail) {
        this.db = db;
        this.outbox = outbox;
        this.mail = mail;
    }

    /** Sends the mail. */
    void send(Draft draft, Person person) {
        db.useTransaction(handle -> mail.link(
                handle,
                outbox,
                draft.id(),
                person.email(),
                person.language(),
                "trial",
                draft.path() + "/trial",
                draft.title().isEmpty() ? "…" : draft.title()));
    }

    /** Notes that the draft was tried as it stands. */
    void confirmed(Draft draft) {
        db.useTransaction(handle -> DraftStore.tried(handle, draft.id(), draft.revision()));
    }
}
