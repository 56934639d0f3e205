package org.undersigned.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.mail.Sender;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.mailing.returned.Token;

/**
 * A letter as a mail. It comes from an address of this site, whose domain answers for it; the name says who wrote it through whom, and
 * answers go to who wrote it. What is shown before sending is made by the same code as what is sent.
 */
@Singleton
class Composing {

    /** Before the at sign of the address that letters come from. */
    static final String LOCAL = "letters";

    private final Site site;
    private final String domain;

    Composing(Site site, Smtp smtp) {
        this.site = site;
        this.domain =
                smtp.sender().replaceFirst("^.*@", "").replaceFirst(">.*$", "").strip();
    }

    @CheckedTemplate(basePath = "letter", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CopyHtml(String language, String direction, String subject, String text) implements TemplateInstance {}

    /**
     * What goes out, as its writer sees it before.
     *
     * @param targets whom it goes to
     * @param test whether it goes to none of them
     */
    public record Preview(
            String from, String replyTo, String subject, String text, List<LetterTarget> targets, boolean test) {

        /** The text, line by line. */
        public List<String> lines() {
            return text.lines().toList();
        }

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Preview[hidden]";
        }
    }

    Preview preview(LetterAction letter, Typed typed, List<LetterTarget> targets, String language) {
        return new Preview(
                from(typed, language),
                typed.email(),
                subject(typed, language, letter.test()),
                text(typed, language),
                targets,
                letter.test());
    }

    /** Everything of the mail, as the demo keeps it. */
    Map<String, String> content(Typed typed, String to, String language, boolean test, UUID copy) {
        var content = new LinkedHashMap<String, String>();
        content.put("to", to);
        content.put("language", language);
        content.put("from", from(typed, language));
        content.put("domain", domain);
        content.put(
                "replyTo",
                MailAddress.parse(typed.email()).map(MailAddress::forSending).orElse(typed.email()));
        content.put("subject", subject(typed, language, test));
        content.put("text", text(typed, language));
        content.put("envelope", LOCAL + "+" + Token.of(copy) + "@" + domain);
        return content;
    }

    /** The mail. */
    static Mail written(Map<String, String> content) {
        var language = content.get("language");
        var html = new CopyHtml(language, Languages.direction(language), content.get("subject"), content.get("text"))
                .render();
        return new Mail(
                        content.get("to"),
                        content.get("subject"),
                        content.get("text"),
                        html,
                        Map.of(
                                "Reply-To",
                                content.get("replyTo"),
                                "Content-Language",
                                language,
                                // A person wrote it, and sent it by a button.
                                "Auto-Submitted",
                                "no"))
                .from(
                        new Sender(content.get("from"), content.get("domain"), Optional.empty(), Optional.empty()),
                        Optional.of(content.get("envelope")));
    }

    private String from(Typed typed, String language) {
        // What has a meaning in the head of a mail (RFC 5322, 3.2.3) is left out of a name.
        var name = typed.name()
                .replaceAll("[()<>\\[\\]:;@\\\\,\"]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return Messages.of(language).t("letter.via", name, site.host().replace(':', ' ')) + " <" + LOCAL + "@" + domain
                + ">";
    }

    private static String subject(Typed typed, String language, boolean test) {
        return test ? Messages.of(language).t("letter.testSubject", typed.subject()) : typed.subject();
    }

    private String text(Typed typed, String language) {
        var postal = typed.postal().isEmpty() ? "" : "\n" + typed.postal();
        return typed.text() + "\n\n" + typed.name() + postal + "\n\n-- \n"
                + Messages.of(language).t("letter.foot", typed.name(), site.baseUrl());
    }
}
