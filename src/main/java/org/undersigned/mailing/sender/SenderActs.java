package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/** What the page of a sender can do, with what it says afterwards. */
@Singleton
class SenderActs {

    private final Choosing choosing;
    private final Checking checking;
    private final Trying trying;
    private final Suppressing suppressing;
    private final Serving serving;
    private final SenderSeal seal;
    private final Showing showing;

    SenderActs(
            Choosing choosing,
            Checking checking,
            Trying trying,
            Suppressing suppressing,
            Serving serving,
            SenderSeal seal,
            Showing showing) {
        this.choosing = choosing;
        this.checking = checking;
        this.trying = trying;
        this.suppressing = suppressing;
        this.serving = serving;
        this.seal = seal;
        this.showing = showing;
    }

    SenderForm form(Membership member) {
        return new SenderForm(member.organisation(), showing.settings(member), serving, seal);
    }

    Choosing.Chosen choose(Membership member, SenderSettings settings, Person person) {
        return choosing.sender(member, settings, person);
    }

    Choosing.Chosen key(Membership member, String domain, Person person) {
        return choosing.key(member, domain, person);
    }

    boolean check(Membership member, Person person) {
        return checking.check(member.organisation(), member.slug(), person.actor());
    }

    SenderShown.Said trial(Membership member, Person person) {
        return switch (trying.send(member, person)) {
            case Trying.Tried.Sent sent -> SenderShown.Said.done("sender.done.trial");
            case Trying.Tried.Unproven unproven -> SenderShown.Said.not("sender.not.unproven");
            case Trying.Tried.NoServer none -> SenderShown.Said.not("sender.not.server");
            case Trying.Tried.Refused refused ->
                refused.status() == 0
                        ? SenderShown.Said.not("sender.not.silent")
                        : new SenderShown.Said("sender.not.refused", String.valueOf(refused.status()), false);
        };
    }

    /** Nothing if what was typed is no address. */
    Optional<SenderShown.Said> suppress(Membership member, String typed, boolean on, Person person) {
        return MailAddress.parse(typed).map(address -> {
            if (on) {
                suppressing.add(member, address, person);
                return SenderShown.Said.done("sender.done.left");
            }
            return suppressing.remove(member, address, person)
                    ? SenderShown.Said.done("sender.done.again")
                    : SenderShown.Said.not("sender.not.there");
        });
    }
}
