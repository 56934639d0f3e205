package org.undersigned.mailing.returned;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.mailing.sender.SenderSeal;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/** How an organisation says where its returned mail is heard of. */
@Singleton
class Returning {

    private final Db db;
    private final SenderSeal seal;
    private final Amazon amazon;
    private final AuditLog audit;

    Returning(Db db, SenderSeal seal, Amazon amazon, AuditLog audit) {
        this.db = db;
        this.seal = seal;
        this.amazon = amazon;
        this.audit = audit;
    }

    Optional<ReturnStore.Box> mailbox(Membership member) {
        return db.read(handle -> ReturnStore.mailbox(handle, member.organisation()));
    }

    /** The host of its mailbox. */
    Optional<String> host(ReturnStore.Box box) {
        return seal.open(box.organisation(), "returns", box.url())
                .flatMap(MailboxAddress::parse)
                .map(MailboxAddress::host);
    }

    List<Hook> hooks(Membership member) {
        return db.read(handle -> ReturnStore.hooks(handle, member.organisation()));
    }

    /** Reads a mailbox from now on; {@code url} is one that can be read. */
    void read(Membership member, String url, Person person) {
        var sealed = seal.seal(member.organisation(), "returns", url.strip());
        db.useTransaction(handle -> {
            ReturnStore.setMailbox(handle, member.organisation(), sealed);
            audit.record(handle, person.actor(), AuditActions.ORGANISATION_RETURNS, about(member), "mailbox");
        });
    }

    void leave(Membership member, Person person) {
        db.useTransaction(handle -> {
            if (ReturnStore.removeMailbox(handle, member.organisation()))
                audit.record(handle, person.actor(), AuditActions.ORGANISATION_RETURNS, about(member), "no-mailbox");
        });
    }

    /** A new address for a provider, in the place of one of before. Its secret is told this once. */
    String make(Membership member, Hook.Provider provider, Person person) {
        var secret = Token.fresh();
        db.useTransaction(handle -> {
            var digest = Token.hash(secret);
            ReturnStore.setHook(handle, member.organisation(), provider, digest);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_RETURNS,
                    about(member),
                    "hook " + provider.slug());
        });
        return secret;
    }

    void remove(Membership member, Hook.Provider provider, Person person) {
        db.useTransaction(handle -> {
            if (ReturnStore.removeHook(handle, member.organisation(), provider))
                audit.record(
                        handle,
                        person.actor(),
                        AuditActions.ORGANISATION_RETURNS,
                        about(member),
                        "no-hook " + provider.slug());
        });
    }

    /** A topic is ours: one that asks is confirmed, one that does not may ask from now on. False if Amazon did not answer. */
    boolean believe(Membership member, String topic, Person person) {
        var hook = hooks(member).stream()
                .filter(one -> one.provider() == Hook.Provider.SES)
                .findFirst();
        if (hook.isEmpty()) return false;
        if (hook.get().asking().equals(Optional.of(topic)) && !amazon.confirm(hook.get())) return false;
        db.useTransaction(handle -> {
            ReturnStore.believe(handle, hook.get(), topic);
            audit.record(handle, person.actor(), AuditActions.ORGANISATION_RETURNS, about(member), "topic " + topic);
        });
        return true;
    }

    private static String about(Membership member) {
        return "organisation " + member.slug();
    }
}
