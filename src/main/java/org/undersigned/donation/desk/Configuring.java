package org.undersigned.donation.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.donation.Account;
import org.undersigned.donation.AccountStore;
import org.undersigned.donation.Offer;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/**
 * How an owner says where gifts go and what is taken. Where the organisation has another owner, they have to approve an account: whoever takes over one
 * login must not lead money elsewhere.
 */
@Singleton
class Configuring {

    private final Db db;
    private final Approvals approvals;
    private final AuditLog audit;

    Configuring(Db db, Approvals approvals, AuditLog audit) {
        this.db = db;
        this.approvals = approvals;
        this.audit = audit;
    }

    /** What comes of it. */
    enum Chosen {
        DONE,
        /** A second person was asked. */
        ASKED,
        /** Something else waits for one. */
        WAITS
    }

    Chosen account(Membership member, Account account, Person person) {
        return db.inTransaction(handle -> {
            if (waiting(handle, member).isPresent()) return Chosen.WAITS;
            if (Approvals.hasAnotherOwner(handle, member.organisation(), person.id())) {
                AccountStore.ask(handle, account);
                approvals.ask(
                        handle,
                        AccountApproved.KIND,
                        Optional.of(member.organisation()),
                        AccountApproved.subject(member.slug(), account),
                        person);
                return Chosen.ASKED;
            }
            AccountStore.enforce(handle, account);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_GIFTS_ACCOUNT,
                    "organisation " + member.slug(),
                    told(account) + ", by one person");
            Publication.changed(handle);
            return Chosen.DONE;
        });
    }

    /** Stores what is taken. */
    void offer(Membership member, Offer offer, Person person) {
        db.useTransaction(handle -> {
            AccountStore.save(handle, offer);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_GIFTS,
                    "organisation " + member.slug(),
                    offer.open() ? "open" : "closed");
            Publication.changed(handle);
        });
    }

    /** No gifts are taken any more, and the keys are deleted: nobody has to approve that. False if there was no account. */
    boolean end(Membership member, Person person) {
        return db.inTransaction(handle -> {
            if (!AccountStore.end(handle, member.organisation())) return false;
            audit.record(
                    handle, person.actor(), AuditActions.ORGANISATION_GIFTS, "organisation " + member.slug(), "ended");
            Publication.changed(handle);
            return true;
        });
    }

    private Optional<Account> waiting(Handle handle, Membership member) {
        return AccountStore.asked(handle, member.organisation())
                .filter(one ->
                        approvals.isOpen(handle, AccountApproved.KIND, AccountApproved.subject(member.slug(), one)));
    }

    /** What waits for a second person, if something does. */
    Optional<Account> waiting(Membership member) {
        return db.read(handle -> waiting(handle, member));
    }

    Optional<Account> inForce(UUID organisation) {
        return db.read(handle -> AccountStore.inForce(handle, organisation));
    }

    Optional<Offer> offer(UUID organisation) {
        return db.read(handle -> AccountStore.offer(handle, organisation));
    }

    /** As the audit log tells it. */
    static String told(Account account) {
        return (account.live() ? "live" : "test") + " " + account.tail();
    }
}
