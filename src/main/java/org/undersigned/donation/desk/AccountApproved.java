package org.undersigned.donation.desk;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.donation.Account;
import org.undersigned.donation.AccountStore;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;

/** Gifts to an organisation go to another account. */
@Singleton
final class AccountApproved implements Approved {

    static final String KIND = "gifts-account";

    private final AuditLog audit;
    private final InstantSource clock;

    AccountApproved(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Names what is approved down to the last letter: nothing that somebody writes into the row since. */
    static String subject(String slug, Account account) {
        var hex = HexFormat.of();
        var fields = Db.toJson(new Object[] {
            account.legalName(),
            account.live(),
            account.tail(),
            hex.formatHex(account.secret()),
            hex.formatHex(account.hook())
        });
        return slug + "/" + hex.formatHex(Mac.sha256(fields.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Who would receive gifts, and by which key: its owner knows it by its end. */
    @Override
    public String about(Handle handle, Approval approval) {
        return asked(handle, approval)
                .map(one -> slug(approval) + ": " + one.legalName() + ", " + Configuring.told(one))
                .orElse(slug(approval));
    }

    /** Without the account: what is compared is compared on the page. */
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
        asked(handle, approval).ifPresent(account -> {
            AccountStore.enforce(handle, inForce(handle, account));
            audit.record(
                    handle,
                    Person.actor(approval.asker()),
                    AuditActions.ORGANISATION_GIFTS_ACCOUNT,
                    "organisation " + slug(approval),
                    Configuring.told(account) + ", approval " + approval.id());
            Publication.changed(handle);
        });
    }

    /** The former secret of webhooks counts from now on, and not from when somebody asked. */
    private Account inForce(Handle handle, Account asked) {
        var exchanged = AccountStore.inForce(handle, asked.organisation())
                .filter(before -> Arrays.equals(before.hook(), asked.formerHook()))
                .isPresent();
        return exchanged ? asked.until(Day.today(clock).plusDays(AccountForm.EXCHANGE)) : asked;
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        asked(handle, approval).ifPresent(account -> AccountStore.dropAsked(handle, account.organisation()));
    }

    private static Optional<Account> asked(Handle handle, Approval approval) {
        return AccountStore.asked(handle, approval.organisation().orElseThrow())
                .filter(one -> subject(slug(approval), one).equals(approval.subject()));
    }

    private static String slug(Approval approval) {
        return approval.subject().replaceFirst("/.*", "");
    }
}
