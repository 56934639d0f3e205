package org.undersigned.mailing;

import io.quarkus.qute.RawString;
import java.util.List;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;

/**
 * A mail, before it has a form.
 *
 * @param bodyLanguage of subject and body, which may not be there in the reader's
 * @param markdown of the body, filled in
 * @param asks label of the button, and its address; both empty if the mail asks for nothing
 * @param why each a paragraph
 */
public record Written(
        String language,
        String bodyLanguage,
        String from,
        String subject,
        String markdown,
        String asks,
        String asksUrl,
        List<String> why,
        String leave,
        String leaveUrl) {

    public String direction() {
        return Languages.direction(language);
    }

    public String bodyDirection() {
        return Languages.direction(bodyLanguage);
    }

    public RawString html() {
        return Markdown.html(markdown);
    }

    public RawString text() {
        return new RawString(Markdown.blocks(markdown));
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Written[hidden]";
    }
}
