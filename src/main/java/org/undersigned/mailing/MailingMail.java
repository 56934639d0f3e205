package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.mailing.sender.Senders;
import org.undersigned.petition.Petitions;

/** Mails of mailings that go by the outbox: one to try it, to whoever works here; and in the demo all of them, to be shown. */
@Singleton
final class MailingMail implements MailWriter {

    /** One to try it. */
    static final String TRIED = "mailing-test";

    /** One that the demo shows. */
    static final String SHOWN = "mailing";

    private final Db db;
    private final Composing composing;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Senders senders;

    MailingMail(Db db, Composing composing, Campaigns campaigns, Petitions petitions, Senders senders) {
        this.db = db;
        this.composing = composing;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.senders = senders;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(TRIED, SHOWN);
    }

    /** What {@link #compose} makes the same mail of. */
    static Map<String, String> plain(Mail mail) {
        var content = new HashMap<>(mail.headers());
        content.putAll(Map.of("to", mail.to(), "subject", mail.subject(), "text", mail.text(), "html", mail.html()));
        content.put("language", mail.headers().get("Content-Language"));
        return content;
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        if (kind.equals(TRIED)) return tried(content);
        var headers = new HashMap<>(content);
        Set.of("to", "subject", "text", "html", "language").forEach(headers::remove);
        return new Mail(content.get("to"), content.get("subject"), content.get("text"), content.get("html"), headers);
    }

    /** As a supporter would get it for the first time, with a link that ends nothing. */
    private Mail tried(Map<String, String> content) {
        var mailing = db.read(handle -> MailingStore.byId(handle, UUID.fromString(content.get("mailing"))))
                .orElseThrow();
        var organisation = campaigns.now().organisation(mailing.organisation()).orElseThrow();
        var language =
                Optional.of(content.get("language")).filter(Languages::isTag).orElse(Languages.MAIN);
        var reader = new Composing.Reader(
                content.get("to"),
                content.get("name"),
                language,
                mailing.petition().or(mailing::asks).flatMap(petitions::byId),
                true,
                content.get("unsubscribe"),
                "");
        var written = composing.written(mailing, Mailing.Subject.of(content.get("as")), organisation, reader);
        return composing.mail(mailing, organisation, written, reader, senders.of(organisation.id()));
    }
}
