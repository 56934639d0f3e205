package org.undersigned.campaign;

import io.quarkus.qute.RawString;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Translated;

/**
 * A longer text taken apart for a page: its opening stands large at the top.
 *
 * @param lead the first paragraph's words
 * @param rest Markdown of all that follows; empty if nothing does
 */
public record Story(String lead, String rest) {

    /** The story that a reader of {@code language} gets. */
    public static Story of(Translated markdown, String language) {
        var text = markdown.in(language).text();
        return new Story(Markdown.lead(text), Markdown.rest(text));
    }

    /** The rest, as HTML. */
    public RawString html() {
        return Markdown.html(rest);
    }
}
