package org.undersigned.letter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;

/** Writes mail to people who write letters; and, in the demo, the letters themselves, which it keeps to show. */
@Singleton
final class LetterMail implements MailWriter {

    static final String CONFIRM = "letter-confirm";
    static final String ALREADY = "letter-already";
    static final String COPY = "letter-copy";

    private final Site site;

    LetterMail(Site site) {
        this.site = site;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CONFIRM, ALREADY, COPY);
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        if (kind.equals(COPY)) return Composing.written(content);
        var language = content.get("language");
        var words = Messages.of(language);
        var key = kind.replace("letter-", "letter.mail.");
        var steps = content.containsKey("token")
                ? List.of(new Letter.Step(
                        words.t(key + ".button"), site.baseUrl() + LetterLinkPage.PATH + content.get("token")))
                : List.<Letter.Step>of();
        return new Letter(
                        language,
                        words.t(key + ".subject"),
                        List.of(words.t(
                                key + ".text", content.getOrDefault("name", ""), content.getOrDefault("title", ""))),
                        steps,
                        "",
                        "",
                        List.of(words.t(key + ".after")),
                        words.t("letter.mail.small", site.baseUrl()))
                .to(content.get("to"));
    }
}
