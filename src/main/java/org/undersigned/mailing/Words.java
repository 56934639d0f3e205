package org.undersigned.mailing;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Markdown;

/** What is filled into the Markdown of a mailing, for one person. */
final class Words {

    /** What says already whose link it is. */
    private static final Pattern WHOSE = Pattern.compile("[?&](partner|via)=");

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

    /**
     * Links to our own pages with a source at their end, so that signatures which come by them are told apart.
     *
     * @param partner whose link it is, by its path; nothing if it is nobody's
     */
    static String sourced(String markdown, String baseUrl, String source, Function<String, Optional<String>> partner) {
        return Markdown.linking(
                markdown, link -> isOurs(link, URI.create(baseUrl)) ? sourced(link, source, partner) : link);
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

    private static String sourced(String link, String source, Function<String, Optional<String>> partner) {
        var parts = link.split("#", 2);
        var more = Stream.of(
                        WHOSE.matcher(parts[0]).find()
                                ? Optional.<String>empty()
                                : partner.apply(URI.create(link).getPath()).map(slug -> "partner=" + slug),
                        parts[0].contains("src=") ? Optional.<String>empty() : Optional.of("src=" + source))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        if (more.isEmpty()) return link;
        return parts[0] + (parts[0].contains("?") ? "&" : "?") + more + (parts.length == 2 ? "#" + parts[1] : "");
    }
}
