package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.MailRefused;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/** Sends one mail in the organisation's name to the person who asked for it, and nobody else. */
@Singleton
class Trying {

    private final Senders senders;
    private final Smtp smtp;

    Trying(Senders senders, Smtp smtp) {
        this.senders = senders;
        this.smtp = smtp;
    }

    /** What came of it. */
    sealed interface Tried {
        record Sent() implements Tried {}

        /** Nothing showed yet that the domain is theirs. */
        record Unproven() implements Tried {}

        /** There is no server to hand it to. */
        record NoServer() implements Tried {}

        /** The server did not take it; 0 if it did not answer. */
        record Refused(int status) implements Tried {}
    }

    Tried send(Membership member, Person person) {
        var sender = senders.of(member.organisation());
        if (sender.isEmpty()) return new Tried.Unproven();
        if (!smtp.isThere(sender.get().sender())) return new Tried.NoServer();
        var words = Messages.of(person.language());
        var letter = new Letter(
                person.language(),
                words.t("sender.trial.subject"),
                List.of(words.t("sender.trial.text", sender.get().sender().domain())),
                List.of(),
                "",
                "",
                List.of(words.t("sender.trial.after")),
                words.t("sender.trial.small"));
        // Nothing is known of it when it comes back, and nothing has to be.
        var mail = letter.to(person.email()).with("Reply-To", sender.get().replyTo());
        try {
            smtp.send(
                    UUID.randomUUID(),
                    mail.from(sender.get().sender(), sender.get().bounces()));
            return new Tried.Sent();
        } catch (MailRefused e) {
            return new Tried.Refused(e.status());
        }
    }
}
