package org.undersigned.mailing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        var own = Pattern.compile(Pattern.quote(baseUrl) + "(/[^\\s)>\\]\"?#]*)?(\\?[^\\s)>\\]\"#]*)?");
        return own.matcher(markdown)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().contains("src=")
                                ? found.group()
                                : found.group() + (found.group(2) == null ? "?" : "&") + "src=" + source));
    }
}
