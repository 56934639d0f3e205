package org.undersigned.sharing.paper;

import io.quarkus.qute.RawString;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;

/** What is asked, as papers carry it. */
final class Demands {

    private static final Pattern LIST = Pattern.compile("(?s)<ol[^>]*>(.*?)</ol>");
    private static final Pattern ITEM = Pattern.compile("(?s)<li>\\s*(?:<p>)?(.*?)(?:</p>)?\\s*</li>");

    private Demands() {}

    /**
     * All of it, as HTML. Where lines begin on the right the drawing library leaves the numbers of lists out, so there they are written
     * before each demand.
     */
    static RawString html(Page page, Translated ask) {
        var html = page.markdown(ask).getValue();
        if (!page.direction().equals("rtl")) return new RawString(html);
        return new RawString(LIST.matcher(html).replaceAll(list -> {
            int[] number = {0};
            return java.util.regex.Matcher.quoteReplacement(ITEM.matcher(list.group(1))
                    .replaceAll(item -> java.util.regex.Matcher.quoteReplacement(
                            "<p>" + ++number[0] + ". " + item.group(1) + "</p>")));
        }));
    }
}
