package org.undersigned.mailing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.mail.Sender;
import org.undersigned.mailing.sender.OrganisationSender;

/** What makes a mail one of many to a list: all that mail programs and their providers look for (RFC 2919, RFC 8058), and whom it comes from. */
final class Listing {

    private Listing() {}

    /**
     * How it goes out.
     *
     * @param slug of the organisation in whose name it does
     * @param code tells providers which mails belong together
     * @param unsubscribe where its reader says that they want no more
     * @param aboutPetition whether it goes to those who want mail about a petition
     * @param token of the mail, for the address it comes back to; empty if nobody waits for that
     */
    record Way(
            String slug,
            String code,
            String unsubscribe,
            boolean aboutPetition,
            Optional<OrganisationSender> sender,
            String token) {

        /** Where it comes back to. */
        Optional<String> envelope() {
            return token.isEmpty() ? Optional.empty() : sender.flatMap(one -> one.envelope(token));
        }

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Way[hidden]";
        }
    }

    /** The mail as it leaves. */
    static Mail of(Mail plain, Way way) {
        var headers = new HashMap<>(plain.headers());
        headers.put("List-Unsubscribe", "<" + way.unsubscribe + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Feedback-ID", way.code + ":" + way.slug + ":undersigned");
        way.sender.ifPresent(one -> {
            headers.put("List-Id", one.listId(way.slug));
            if (!one.replyTo().isEmpty()) headers.put("Reply-To", one.replyTo());
        });
        return new Mail(
                plain.to(),
                plain.subject(),
                plain.text(),
                plain.html(),
                Map.copyOf(headers),
                way.sender.map(one -> way.aboutPetition ? byOurServer(one.sender()) : one.sender()),
                way.envelope());
    }

    /** Who wants mail about a petition permitted nothing to the organisation that leads it: its own server may not learn who they are. */
    private static Sender byOurServer(Sender sender) {
        return new Sender(sender.from(), sender.domain(), Optional.empty(), sender.dkim());
    }
}
