package org.undersigned.letter;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.MailRefused;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;

/** Hands one letter to the mail server. In the demo, which has none, it goes to the mailbox page instead. */
@Singleton
class Handing {

    private final Db db;
    private final LetterSealing sealing;
    private final Composing composing;
    private final Smtp smtp;
    private final Outbox outbox;
    private final Settling settling;
    private final InstantSource clock;

    Handing(
            Db db,
            LetterSealing sealing,
            Composing composing,
            Smtp smtp,
            Outbox outbox,
            Settling settling,
            InstantSource clock) {
        this.db = db;
        this.sealing = sealing;
        this.composing = composing;
        this.smtp = smtp;
        this.outbox = outbox;
        this.settling = settling;
        this.clock = clock;
    }

    void hand(SendingStore.Taken letter) {
        var found = db.read(handle -> WritingStore.byId(handle, letter.writing()));
        // Erased a moment ago, and the copy with it.
        if (found.isEmpty()) return;
        var row = found.get();
        var content = composing.content(
                sealing.open(row.id(), row.sealed()), letter.mailbox(), row.language(), letter.test(), letter.id());
        if (smtp.isThere()) send(letter, content);
        else keep(letter, content);
    }

    private void send(SendingStore.Taken letter, Map<String, String> content) {
        try {
            smtp.send(letter.id(), Composing.written(content));
        } catch (MailRefused refused) {
            if (refused.permanent() && refused.aboutRecipient()) settling.refused(letter);
            else if (refused.permanent()) settling.dead(letter);
            else if (refused.perhapsTaken()) settling.unsure(letter);
            else settling.later(letter);
            return;
        }
        db.useTransaction(handle -> settling.sent(handle, letter));
    }

    private void keep(SendingStore.Taken letter, Map<String, String> content) {
        db.useTransaction(handle -> {
            outbox.add(handle, OutgoingMail.of(LetterMail.COPY, letter.id(), clock.instant(), content));
            settling.sent(handle, letter);
        });
    }
}
