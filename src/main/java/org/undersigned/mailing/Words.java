package org.undersigned.mailing;

import java.net.URI;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Markdown;

/** What is filled into the Markdown of a mailing, for one person. */
final class Words {

    private static final Pattern SPECIAL = Pattern.compile("[!-/:-@\\[-`{-~]");

    private Words() {}

    /** The Markdown with the reader's name in it, which stays a name whatever it looks like. */
    static String named(String markdown, String name) {
        return markdown.replace(Mailing.NAME, SPECIAL.matcher(name).replaceAll("\\\\$0"));
    }

    /** A subject with the reader's name in it. */
    static String subject(String subject, String name) {
        return subject.replace(Mailing.NAME, name);
    }

    /** Links to our own pages with a source at their end, so that signatures which come by them are told apart. */
    static String sourced(String markdown, String baseUrl, String source) {
        return Markdown.linking(markdown, link -> isOurs(link, URI.create(baseUrl)) ? sourced(link, source) : link);
    }

    private static boolean isOurs(String link, URI base) {
        try {
            var url = URI.create(link);
            return base.getScheme().equals(url.getScheme())
                    && base.getAuthority().equals(url.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String sourced(String link, String source) {
        var parts = link.split("#", 2);
        if (parts[0].contains("src=")) return link;
        return parts[0] + (parts[0].contains("?") ? "&" : "?") + "src=" + source
                + (parts.length == 2 ? "#" + parts[1] : "");
    }
}
