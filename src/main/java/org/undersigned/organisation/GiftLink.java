package org.undersigned.organisation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of an organisation's own page for gifts, with blanks that a reader's link fills in: {@code {amount}} (in the whole units of
 * a currency, such as 25), {@code {source}}, {@code {partner}}, {@code {lang}} and {@code {campaign}}. None of them tells who the reader is.
 * An address holds them with their braces as escapes, since a {@link URI} takes none.
 */
public final class GiftLink {

    private static final List<String> BLANKS = List.of("amount", "source", "partner", "lang", "campaign");
    private static final Pattern WRITTEN = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern ENCODED = Pattern.compile("%7B(" + String.join("|", BLANKS) + ")%7D");

    private GiftLink() {}

    /** All blanks, as they are written. */
    public static List<String> blanks() {
        return BLANKS.stream().map(name -> "{" + name + "}").toList();
    }

    /** The first blank of a text that there is not. */
    public static Optional<String> unknown(String text) {
        return WRITTEN.matcher(text)
                .results()
                .filter(found -> !BLANKS.contains(found.group(1)))
                .map(found -> found.group())
                .findFirst();
    }

    /** A text with its blanks as an address can hold them. */
    public static String encoded(String text) {
        return WRITTEN.matcher(text).replaceAll("%7B$1%7D");
    }

    /** An address with its blanks as people write them. */
    public static String written(URI link) {
        return ENCODED.matcher(link.toString()).replaceAll("{$1}");
    }

    /**
     * The link with its blanks filled in. What is not known goes, and with it the field of the query that stands for it.
     *
     * @param values by the name of a blank
     */
    public static URI filled(URI link, Map<String, String> values) {
        var text = link.toString();
        var start = text.indexOf('?');
        if (start < 0) return URI.create(fill(text, values));
        var end = text.indexOf('#', start) < 0 ? text.length() : text.indexOf('#', start);
        var fields = new StringBuilder();
        for (var field : text.substring(start + 1, end).split("&")) {
            if (ENCODED.matcher(field)
                    .results()
                    .anyMatch(found -> value(values, found.group(1)).isEmpty())) continue;
            fields.append(fields.isEmpty() ? '?' : '&').append(fill(field, values));
        }
        return URI.create(fill(text.substring(0, start), values) + fields + fill(text.substring(end), values));
    }

    private static String fill(String text, Map<String, String> values) {
        return ENCODED.matcher(text)
                .replaceAll(found -> URLEncoder.encode(value(values, found.group(1)), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }
}
