package org.undersigned.organisation.staff;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Letter;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutgoingMail;

/** Mail to those who work here. */
@Singleton
public final class StaffMail implements MailWriter {

    private static final String LINK = "staff-link";
    private static final String NOTICE = "staff-notice";

    private final Site site;
    private final InstantSource clock;

    StaffMail(Site site, InstantSource clock) {
        this.site = site;
        this.clock = clock;
    }

    /**
     * Owes somebody a mail with a link, in the caller's transaction.
     *
     * @param subject what can be called off again
     * @param about end of the message keys {@code staff.mail.…}
     * @param path where the link leads
     * @param argument first blank of the messages
     */
    public void link(
            Handle handle,
            Outbox outbox,
            UUID subject,
            String to,
            String language,
            String about,
            String path,
            String argument) {
        var content = Map.of("to", to, "language", language, "about", about, "path", path, "argument", argument);
        outbox.add(handle, OutgoingMail.of(LINK, subject, clock.instant(), content));
    }

    /** The same to a person, with more blanks in its text. */
    void link(
            Handle handle,
            Outbox outbox,
            UUID subject,
            Person person,
            String about,
            String path,
            String argument,
            List<String> more) {
        var content = new HashMap<String, String>();
        content.put("to", person.email());
        content.put("language", person.language());
        content.put("about", about);
        content.put("path", path);
        content.put("argument", argument);
        for (int i = 0; i < more.size(); i++) content.put("argument" + (i + 1), more.get(i));
        outbox.add(handle, OutgoingMail.of(LINK, subject, clock.instant(), content));
    }

    /** Owes a person a mail that says what was changed about their account, so that they notice if it was not them. */
    public void notice(Handle handle, Outbox outbox, Person person, String about) {
        var content = new HashMap<String, String>();
        content.put("to", person.email());
        content.put("language", person.language());
        content.put("about", about);
        outbox.add(handle, OutgoingMail.of(NOTICE, person.id(), clock.instant(), content));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(LINK, NOTICE);
    }

    @Override
    public Mail compose(String kind, Map<String, String> content) {
        var language = content.get("language");
        var words = Messages.of(language);
        var key = "staff.mail." + content.get("about");
        var argument = content.getOrDefault("argument", "");
        var steps = content.containsKey("path")
                ? List.of(new Letter.Step(words.t(key + ".button"), site.baseUrl() + content.get("path")))
                : List.<Letter.Step>of();
        return new Letter(
                        language,
                        words.t(key + ".subject", argument),
                        List.of(words.t(key + ".text", arguments(content))),
                        steps,
                        "",
                        "",
                        List.of(words.t(key + ".after")),
                        words.t("staff.mail.small", site.baseUrl()))
                .to(content.get("to"));
    }

    private static Object[] arguments(Map<String, String> content) {
        var arguments = new ArrayList<Object>();
        arguments.add(content.getOrDefault("argument", ""));
        for (int i = 1; content.containsKey("argument" + i); i++) arguments.add(content.get("argument" + i));
        return arguments.toArray();
    }
}
