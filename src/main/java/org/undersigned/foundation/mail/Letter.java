package org.undersigned.foundation.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.html.Languages;

/**
 * The shape of every mail to a person: what it is about, one thing to do, and why they got it. Written as plain text and as HTML
 * from the same words.
 *
 * @param language BCP 47 tag of what it is about; its own words are in the interface language nearest to that
 * @param paragraphs what it is about
 * @param steps what to do: a link with its label each
 * @param code to be typed instead of following the link, or empty
 * @param after what else they should know
 * @param small why they got this mail
 */
public record Letter(
        String language,
        String subject,
        List<String> paragraphs,
        List<Step> steps,
        String codeLabel,
        String code,
        List<String> after,
        String small) {

    /** A link that acts only after a button on its page. */
    public record Step(String label, String url) {}

    @CheckedTemplate(basePath = "foundation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LetterHtml(Letter letter) implements TemplateInstance {}

    @CheckedTemplate(basePath = "foundation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LetterText(Letter letter) implements TemplateInstance {}

    /** The language of its words. */
    public String spoken() {
        return Languages.spoken(language);
    }

    public String direction() {
        return Languages.direction(spoken());
    }

    /** The mail to {@code to}. */
    public Mail to(String to) {
        return new Mail(
                to,
                subject,
                new LetterText(this).render(),
                new LetterHtml(this).render(),
                Map.of("Content-Language", spoken()));
    }
}
