package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.ApprovedCommand;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.organisation.staff.Person;

/**
 * What is done with data and keys of supporters once a second person approved it, for commands and, as for keys, for the workspace too.
 * Their subjects begin with an organisation's slug.
 */
abstract sealed class CommandsApproved implements ApprovedCommand {

    private final String kind;

    private CommandsApproved(String kind) {
        this.kind = kind;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return approval.subject();
    }

    /** The subject of an export: what is approved is this, for this reason. */
    private static String with(String recipient, Optional<ExportReason> reason) {
        return recipient
                + reason.map(one -> "/" + URLEncoder.encode(one.text(), StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static String why(Approval approval) {
        var parts = approval.subject().split("/", 2);
        return parts[0] + (parts.length == 1 ? "" : ", “" + URLDecoder.decode(parts[1], StandardCharsets.UTF_8) + "”");
    }

    /** The sealed rows of an organisation are written out. */
    @Singleton
    static final class Export extends CommandsApproved {

        private static final String KIND = "export-sealed";

        Export() {
            super(KIND);
        }

        static SecondPerson.Act of(UUID organisation, String slug, Optional<ExportReason> reason) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), with(slug, reason));
        }

        @Override
        public String about(Handle handle, Approval approval) {
            return why(approval);
        }
    }

    /** Those of the steward, which are about every signer, are written out. */
    @Singleton
    static final class ExportOfSteward extends CommandsApproved {

        private static final String KIND = "export-steward";

        ExportOfSteward() {
            super(KIND);
        }

        static SecondPerson.Act of(Optional<ExportReason> reason) {
            return new SecondPerson.Act(KIND, Optional.empty(), with(Sealing.STEWARD, reason));
        }

        @Override
        public String about(Handle handle, Approval approval) {
            return why(approval);
        }
    }

    /** An organisation gets a key that this installation keeps: at once if a page asked for it, by the command if that did. */
    @Singleton
    static final class Hosted extends CommandsApproved {

        static final String KIND = "key-host";

        private final RecipientKeys keys;
        private final AuditLog audit;
        private final KeyMail mail;

        Hosted(RecipientKeys keys, AuditLog audit, KeyMail mail) {
            super(KIND);
            this.keys = keys;
            this.audit = audit;
            this.mail = mail;
        }

        static SecondPerson.Act of(UUID organisation, String slug) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), slug);
        }

        @Override
        public void waits(Handle handle, Approval approval) {
            mail.asked(handle, approval.organisation().orElseThrow());
        }

        @Override
        public boolean tellsOwners() {
            return true;
        }

        @Override
        public void carryOut(Handle handle, Approval approval) {
            var recipient = Sealing.organisation(approval.subject());
            // One that it has meanwhile stays in force.
            if (approval.askedBy().isEmpty() || !keys.make(handle, List.of(recipient))) return;
            var id = keys.inForce(handle, recipient).orElseThrow().id();
            record(handle, audit, approval, approval.subject(), "hosted by this installation, key " + id);
            mail.changed(handle, approval.organisation().orElseThrow());
            Publication.changed(handle);
        }
    }

    /** An organisation's key is another one: this one and no other, so the subject has all of it. In force as {@link Hosted} is. */
    @Singleton
    static final class OwnKey extends CommandsApproved {

        static final String KIND = "key-set";

        private final RecipientKeys keys;
        private final AuditLog audit;
        private final KeyMail mail;

        OwnKey(RecipientKeys keys, AuditLog audit, KeyMail mail) {
            super(KIND);
            this.keys = keys;
            this.audit = audit;
            this.mail = mail;
        }

        static SecondPerson.Act of(UUID organisation, String slug, byte[] open) {
            return new SecondPerson.Act(KIND, Optional.of(organisation), slug + "/" + KeyText.ofPublic(open));
        }

        @Override
        public String about(Handle handle, Approval approval) {
            return slug(approval) + ", " + Hpke.id(open(approval));
        }

        @Override
        public String told(Handle handle, Approval approval, String language) {
            return about(handle, approval);
        }

        @Override
        public void waits(Handle handle, Approval approval) {
            mail.asked(handle, approval.organisation().orElseThrow());
        }

        @Override
        public boolean tellsOwners() {
            return true;
        }

        @Override
        public void carryOut(Handle handle, Approval approval) {
            var recipient = Sealing.organisation(slug(approval));
            var id = Hpke.id(open(approval));
            var there = keys.inForce(handle, recipient).map(RecipientKeys.Key::id);
            if (approval.askedBy().isEmpty() || there.equals(Optional.of(id))) return;
            record(handle, audit, approval, slug(approval), "sealed to key " + id);
            keys.set(handle, recipient, open(approval));
            mail.changed(handle, approval.organisation().orElseThrow());
        }

        private static String slug(Approval approval) {
            return approval.subject().split("/", 2)[0];
        }

        static byte[] open(Approval approval) {
            return KeyText.publicIn(approval.subject().split("/", 2)[1]).orElseThrow();
        }
    }

    private static void record(Handle handle, AuditLog audit, Approval approval, String slug, String done) {
        audit.record(
                handle,
                Person.actor(approval.asker()),
                AuditActions.ORGANISATION_KEY,
                "organisation " + slug,
                done + ", approval " + approval.id());
    }
}
