package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;

/** Writes the mail to people who promise or come. */
@Singleton
final class PledgeMail implements MailWriter {

    static final String CONFIRM = "pledge-confirm";
    static final String CONFIRMED = "pledge-confirmed";
    static final String KNOWN = "pledge-known";
    static final String CHANGED = "pledge-changed";
    static final String CANCELLED = "pledge-cancelled";
    static final String REMINDER = "pledge-reminder";

    private static final Set<String> WITH_CALENDAR = Set.of(CONFIRMED, KNOWN, CHANGED, REMINDER);

    private final Pledges pledges;
    private final Site site;

    PledgeMail(Pledges pledges, Site site) {
        this.pledges = pledges;
        this.site = site;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CONFIRM, CONFIRMED, KNOWN, CHANGED, CANCELLED, REMINDER);
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var language = content.get("language");
        var words = Messages.of(language);
        var slug = content.get("slug");
        var shown = pledges.visible(slug);
        var title = shown.map(one -> one.title(language)).orElse(slug);
        var event = shown.filter(Shown::isMeeting);
        var key = "pledge.mail." + kind.substring("pledge-".length());
        var own = event.isPresent() && words.has(key + "Event.text") ? key + "Event" : key;
        var paragraphs = new ArrayList<String>();
        paragraphs.add(words.t(own + ".text", title, content.get("name")));
        event.ifPresent(one -> paragraphs.add(
                words.t("pledge.mail.when", one.begins(language), one.ends(language), one.where(language))));
        var steps = new ArrayList<Letter.Step>();
        if (!kind.equals(CANCELLED))
            steps.add(new Letter.Step(
                    words.t(key + ".button"), site.baseUrl() + PromiseLinkPage.PATH + content.get("token")));
        if (WITH_CALENDAR.contains(kind))
            event.ifPresent(one ->
                    steps.add(new Letter.Step(words.t("pledge.calendar"), site.baseUrl() + one.calendar(language))));
        return new Letter(
                        language,
                        words.t(key + ".subject", title),
                        paragraphs,
                        steps,
                        "",
                        "",
                        words.has(key + ".after") ? List.of(words.t(key + ".after")) : List.of(),
                        words.t("pledge.mail.small", site.baseUrl()))
                .to(content.get("to"));
    }
}
