package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;

/** Mail of an organisation comes from somebody else. */
@Singleton
final class SenderApproved implements Approved {

    static final String KIND = "sender";

    private final Serving serving;
    private final AuditLog audit;

    SenderApproved(Serving serving, AuditLog audit) {
        this.serving = serving;
        this.audit = audit;
    }

    /** Names what is approved down to the last letter: nothing that somebody writes into the row since. */
    static String subject(String slug, SenderSettings settings) {
        var fields = Db.toJson(new Object[] {
            settings.name(),
            settings.address(),
            settings.replyTo(),
            settings.bounces(),
            settings.perMinute(),
            settings.smtp() == null ? "" : HexFormat.of().formatHex(settings.smtp())
        });
        return slug + "/" + HexFormat.of().formatHex(Mac.sha256(fields.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Everything that would be so, but for the password. */
    @Override
    public String about(Handle handle, Approval approval) {
        return asked(handle, approval)
                .map(one -> slug(approval) + ": " + one.from() + ", ↩ " + one.replyTo()
                        + (one.bounces().isEmpty() ? "" : ", ✗ " + one.bounces())
                        + serving.own(one).map(host -> ", SMTP " + host).orElse(""))
                .orElse(slug(approval));
    }

    /** Without the addresses: what is compared is compared on the page. */
    @Override
    public String told(Handle handle, Approval approval, String language) {
        return Approved.super.told(handle, approval, language) + ": …";
    }

    @Override
    public boolean isForOwners() {
        return true;
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        asked(handle, approval).ifPresent(settings -> {
            Choosing.enforce(handle, settings);
            audit.record(
                    handle,
                    Person.actor(approval.asker()),
                    AuditActions.ORGANISATION_SENDER,
                    "organisation " + slug(approval),
                    Choosing.told(settings) + ", approval " + approval.id());
        });
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        asked(handle, approval).ifPresent(settings -> SenderStore.dropAsked(handle, settings.organisation()));
    }

    private static Optional<SenderSettings> asked(Handle handle, Approval approval) {
        return SenderStore.asked(handle, approval.organisation().orElseThrow())
                .filter(one -> subject(slug(approval), one).equals(approval.subject()));
    }

    private static String slug(Approval approval) {
        return approval.subject().replaceFirst("/.*", "");
    }
}
