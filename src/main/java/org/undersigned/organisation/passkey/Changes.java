package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.StaffMail;

/** Who hears that a passkey came or went: its owner by mail, so that they notice if it was not them, and the audit log. */
@Singleton
final class Changes {

    private final Outbox outbox;
    private final StaffMail mail;
    private final AuditLog audit;

    Changes(Outbox outbox, StaffMail mail, AuditLog audit) {
        this.outbox = outbox;
        this.mail = mail;
        this.audit = audit;
    }

    void added(Handle handle, Person person, UUID passkey) {
        mail.notice(handle, outbox, person, "passkeyAdded");
        audit.record(
                handle, person.actor(), AuditActions.STAFF_PASSKEY_ADD, "staff " + person.id(), passkey.toString());
    }

    void removed(Handle handle, Person person, UUID passkey) {
        mail.notice(handle, outbox, person, "passkeyRemoved");
        audit.record(
                handle, person.actor(), AuditActions.STAFF_PASSKEY_REMOVE, "staff " + person.id(), passkey.toString());
    }
}
