package org.undersigned.letter;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.risk.MailAllowance;

/** Takes a letter, and mails its writer a link that sends it. Whatever comes of it, the answer is the same. */
@Singleton
class Posting {

    private static final long OF_A_TEST = 3;

    private final Db db;
    private final LetterSealing sealing;
    private final Tags tags;
    private final MailAllowance allowance;
    private final Outbox outbox;
    private final InstantSource clock;

    Posting(Db db, LetterSealing sealing, Tags tags, MailAllowance allowance, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.sealing = sealing;
        this.tags = tags;
        this.allowance = allowance;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param network address of the sender */
    void post(
            LetterAction letter,
            LetterForm.Checked.Good form,
            List<LetterTarget> targets,
            String language,
            String network) {
        var asked = allowance.ask(letter.id(), form.address().canonical(), network);
        if (asked == MailAllowance.Answer.LEAVE_OUT) return;
        var due = clock.instant().plus(asked == MailAllowance.Answer.HOLD ? Duration.ofHours(1) : Duration.ZERO);
        var typed = form.typed();
        var edited = LetterForm.isEdited(letter, typed);
        var today = Day.today(clock);
        db.useTransaction(handle -> {
            var tagged = tags.fresh(handle, letter.id(), form.address(), typed.name());
            if (tagged.isEmpty()) throw Problem.problem(ProblemType.LETTER_CLOSED);
            var mailbox = tagged.get().mailbox();
            var person = tagged.get().person();
            var written = WritingStore.written(handle, letter.id(), mailbox, person);
            var open = targets.stream()
                    .filter(one -> !written.contains(one.id()))
                    // All copies of a test go to one mailbox.
                    .limit(letter.test() ? OF_A_TEST : Long.MAX_VALUE)
                    .toList();
            if (open.isEmpty()) {
                var content = Map.of(
                        "to", form.address().withoutAlias(), "language", language, "title", title(letter, language));
                outbox.add(handle, OutgoingMail.of(LetterMail.ALREADY, UUID.randomUUID(), due, content));
                return;
            }
            var id = RandomBytes.id();
            var token = Token.fresh();
            var row = new WritingStore.Row(id, letter.id(), false, language, mailbox, person, sealing.seal(id, typed));
            WritingStore.insert(handle, row, edited, token, today);
            for (var target : open) {
                WritingStore.insertCopy(handle, RandomBytes.id(), row, target.id());
                NumberStore.add(handle, letter.id(), target.id(), today, NumberStore.What.WRITTEN);
                if (edited) NumberStore.add(handle, letter.id(), target.id(), today, NumberStore.What.EDITED);
            }
            var content = Map.of(
                    "to", typed.email(),
                    "language", language,
                    "name", typed.name(),
                    "title", title(letter, language),
                    "token", token);
            outbox.add(handle, OutgoingMail.of(LetterMail.CONFIRM, id, due, content));
        });
    }

    private static String title(LetterAction letter, String language) {
        return letter.title().in(language).text();
    }
}
