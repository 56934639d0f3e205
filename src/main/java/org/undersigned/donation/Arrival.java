package org.undersigned.donation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How somebody came to the page for gifts, as its address tells: by whose link, and by which code. Of a code that leads to one person who passed
 * the petition on, only that a friend did is kept.
 */
public record Arrival(String partner, String source) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static Arrival of(Function<String, String> parameter) {
        var source = code(parameter, "src").or(() -> code(parameter, "source")).orElse("");
        return new Arrival(
                code(parameter, "partner").orElse(""),
                source.startsWith("friend-") ? "friend" : source.replace('_', '-'));
    }

    private static Optional<String> code(Function<String, String> parameter, String name) {
        return Optional.ofNullable(parameter.apply(name))
                .filter(text -> CODE.matcher(text).matches());
    }

    /** What a gift keeps of it: the code, or else the partner. */
    String brought() {
        return source.isEmpty() ? partner : source;
    }

    /** A query with this and more: names and values in turn. */
    String query(String... more) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        fields.put("partner", partner);
        fields.put("src", source);
        return query(fields);
    }

    private static String query(Map<String, String> fields) {
        var text = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }
}
