package org.undersigned.letter;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.audit.AuditActions;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.signature.erasing.AddressAsked;

/** What is here of somebody who wrote letters goes when they ask for it: what waits, and that they have written. */
@Singleton
final class ErasedLetters {

    private final Letters letters;
    private final Tags tags;
    private final Outbox outbox;

    ErasedLetters(Letters letters, Tags tags, Outbox outbox) {
        this.letters = letters;
        this.tags = tags;
        this.outbox = outbox;
    }

    void asked(@Observes AddressAsked asked) {
        for (var letter : letters.all())
            tags.of(asked.handle(), letter.id(), asked.address(), "")
                    .ifPresent(tag -> asked(asked, letter, tag.mailbox()));
    }

    private void asked(AddressAsked asked, LetterAction letter, byte[] mailbox) {
        var handle = asked.handle();
        var number = WritingStore.countOf(handle, letter.id(), mailbox);
        var language = letter.title().mainLanguage();
        for (var writing : WritingStore.ofMailbox(handle, letter.id(), mailbox)) {
            language = writing.language();
            if (!asked.erases()) continue;
            outbox.forget(handle, writing.id());
            WritingStore.delete(handle, writing.id());
        }
        if (asked.erases()) WritingStore.unwriteMailbox(handle, letter.id(), mailbox);
        if (number == 0) return;
        asked.found(new AddressAsked.Found(letter.title(), "letter.erased", number, language));
        if (asked.erases())
            asked.record(
                    AuditActions.LETTER_ERASE, "campaign " + letter.campaign().slug(), "" + number);
    }
}
