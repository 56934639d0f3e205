package org.undersigned.signon;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;

/** Writes the mail to people who sign on for an organisation. */
@Singleton
final class SignOnMail implements MailWriter {

    static final String CONFIRM = "sign-on-confirm";
    static final String APPROVED = "sign-on-approved";
    static final String REFUSED = "sign-on-refused";
    static final String ANEW = "sign-on-anew";
    static final String LINK = "sign-on-link";

    private static final Map<String, String> KEYS = Map.of(
            CONFIRM,
            "signon.mail.confirm",
            APPROVED,
            "signon.mail.approved",
            REFUSED,
            "signon.mail.refused",
            ANEW,
            "signon.mail.anew",
            LINK,
            "signon.mail.link");

    private final Site site;

    SignOnMail(Site site) {
        this.site = site;
    }

    @Override
    public Set<String> kinds() {
        return KEYS.keySet();
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var language = content.get("language");
        var words = Messages.of(language);
        var key = KEYS.get(kind);
        var name = content.get("name");
        var steps = content.containsKey("token")
                ? List.of(new Letter.Step(
                        words.t(key + ".button"), site.baseUrl() + SignOnLinkPage.PATH + content.get("token")))
                : List.<Letter.Step>of();
        var reason = content.containsKey("reason") ? List.of(content.get("reason")) : List.<String>of();
        return new Letter(
                        language,
                        words.t(key + ".subject", name),
                        List.of(words.t(key + ".text", name, content.get("version"), content.get("coalition"))),
                        steps,
                        "",
                        "",
                        reason.isEmpty() ? List.of(words.t(key + ".after")) : reason,
                        words.t("signon.mail.small", site.baseUrl()))
                .to(content.get("to"));
    }
}
