package org.undersigned.draft;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.StaffMail;

/**
 * A signature on trial: whoever writes a draft gets a mail as signers do, and confirms. Nothing is counted, and nobody else is written to.
 * What confirms stands in the mail and nowhere else, so who confirmed has seen that mail arrives.
 */
@Singleton
final class Trial {

    private final Db db;
    private final Outbox outbox;
    private final StaffMail mail;
    private final AuditLog audit;
    private final MasterKey master;

    Trial(Db db, Outbox outbox, StaffMail mail, AuditLog audit, MasterKey master) {
        this.audit = audit;
        this.db = db;
        this.outbox = outbox;
        this.mail = mail;
        this.master = master;
    }

    /** Sends the mail. */
    void send(Draft draft, Person person) {
        db.useTransaction(handle -> {
            mail.link(
                    handle,
                    outbox,
                    draft.id(),
                    person.email(),
                    person.language(),
                    "trial",
                    TrialPage.path(draft, token(draft, person)),
                    draft.title().isEmpty() ? "…" : draft.title());
            record(handle, draft, person, "sent");
        });
    }

    /** Whether {@code token} is from a mail to this person about the draft as it stands. */
    boolean isMailed(Draft draft, Person person, String token) {
        return MessageDigest.isEqual(
                token(draft, person).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Notes that the draft was tried as it stands. */
    void confirmed(Draft draft, Person person) {
        db.useTransaction(handle -> {
            DraftStore.tried(handle, draft.id(), draft.revision());
            record(handle, draft, person, "confirmed");
        });
    }

    private void record(Handle handle, Draft draft, Person person, String what) {
        audit.record(handle, person.actor(), AuditActions.DRAFT_TRY, "draft " + draft.id(), what);
    }

    /** In hexadecimal, so that the address stays whole when somebody has to sign in first. */
    private String token(Draft draft, Person person) {
        var about = draft.id() + "\n" + draft.revision() + "\n" + person.id();
        return HexFormat.of().formatHex(Mac.hmac(master.derive("draft-trial/v1"), about));
    }
}
