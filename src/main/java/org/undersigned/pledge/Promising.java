package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.token.Token;
import org.undersigned.risk.MailAllowance;

/** Takes promises, confirms them and takes them back. Whatever comes of a form, the answer is the same. */
@Singleton
class Promising {

    /** So many people share a mailbox at most, as for signatures. */
    private static final int A_MAILBOX = 2;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Db db;
    private final Promisers promisers;
    private final Pledges pledges;
    private final MailAllowance allowance;
    private final Telling telling;
    private final Published.Registry published;
    private final InstantSource clock;

    Promising(
            Db db,
            Promisers promisers,
            Pledges pledges,
            MailAllowance allowance,
            Telling telling,
            Published.Registry published,
            InstantSource clock) {
        this.db = db;
        this.promisers = promisers;
        this.pledges = pledges;
        this.allowance = allowance;
        this.telling = telling;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Notes what somebody promises, and mails them a link. Who promised already is mailed their link again and counts once.
     *
     * @param network address of the sender, which is kept nowhere
     */
    void promise(Shown shown, PromiseForm.Checked.Good form, String language, String network) {
        var action = shown.action().id();
        var asked = allowance.ask(action, form.address().canonical(), network);
        if (asked == MailAllowance.Answer.LEAVE_OUT) return;
        var wait = asked == MailAllowance.Answer.HOLD ? Duration.ofHours(1) : Duration.ZERO;
        var id = RandomBytes.id();
        var who = new Promiser(form.name(), form.address().typed());
        var promise = new Promise(id, action, false, language, form.people(), promisers.seal(action, id, who));
        var tag = promisers.tag(action, form.address(), form.name());
        var today = Day.today(clock);
        db.useTransaction(handle -> {
            var mailbox = promisers.mailboxTag(action, form.address());
            var isNew = PromiseStore.insert(
                    handle, promise, mailbox, tag, shown.held().sequence(), today);
            if (isNew) {
                telling.owe(handle, PledgeMail.CONFIRM, shown.action().slug(), promise, who, wait);
                return;
            }
            PromiseStore.byTag(handle, action, tag).ifPresent(before -> {
                if (!before.confirmed()) PromiseStore.change(handle, before.id(), form.people(), today);
                var kind = before.confirmed() ? PledgeMail.KNOWN : PledgeMail.CONFIRM;
                telling.owe(handle, kind, shown.action().slug(), before, promisers.open(before), wait);
            });
        });
    }

    /** What a link leads to. */
    public record Behind(Shown shown, Promise promise, Promiser who) {

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Behind[hidden]";
        }
    }

    Optional<Behind> behind(String token) {
        if (!Token.isOne(token)) return Optional.empty();
        return db.read(handle -> PromiseStore.behind(handle, token))
                .flatMap(promise -> pledges.visible(promise.action())
                        .map(shown -> new Behind(shown, promise, promisers.open(promise))));
    }

    /** What came of the button. */
    enum Confirmed {
        DONE,
        /** Others took the last places. */
        FULL,
        /** It takes nobody any more. */
        OVER,
        /** The link leads nowhere any more. */
        GONE
    }

    /** The mailbox is theirs, and they mean it. Twice is once. */
    Confirmed confirm(Behind behind) {
        var shown = behind.shown();
        if (!shown.takes(clock.instant())) return Confirmed.OVER;
        var full = new boolean[1];
        var confirmed = db.inTransaction(handle -> {
            // Whoever confirms meanwhile waits here, so that nobody takes the last place twice.
            var held = PledgeStore.lock(handle, shown.action().id());
            var promise = PromiseStore.held(handle, behind.promise().id());
            if (promise.isEmpty()) return Confirmed.GONE;
            if (promise.get().confirmed()) return Confirmed.DONE;
            if (PromiseStore.others(handle, promise.get().id()) >= A_MAILBOX) return Confirmed.FULL;
            var most = held.pledge().event().flatMap(Pledge.Event::capacity);
            var people = held.people() + promise.get().people();
            if (most.filter(room -> people > room).isPresent()) return Confirmed.FULL;
            var soon = held.pledge()
                    .event()
                    .filter(event ->
                            event.begins().toInstant().isBefore(clock.instant().plus(A_DAY)))
                    .isPresent();
            PromiseStore.confirm(handle, promise.get().id(), held.sequence(), soon);
            telling.owe(
                    handle, PledgeMail.CONFIRMED, shown.action().slug(), promise.get(), behind.who(), Duration.ZERO);
            full[0] = most.filter(room -> people >= room).isPresent();
            if (full[0]) Publication.changed(handle);
            return Confirmed.DONE;
        });
        if (full[0]) published.refresh();
        return confirmed;
    }

    /** They do not promise any more, or never did: everything about them is deleted. */
    void cancel(Behind behind) {
        var was = behind.shown().isFull();
        db.useTransaction(handle -> {
            telling.forget(handle, behind.promise().id());
            PromiseStore.delete(handle, behind.promise().id());
            if (was) Publication.changed(handle);
        });
        if (was) published.refresh();
    }
}
