package org.undersigned.signature;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What brought a person: the codes in the address of the page whose form they sent. Links write them; whoever changes one harms nobody.
 * A code has letters, digits, {@code -} and {@code _}, and those two are the same.
 */
public final class Source {

    /** Before the code of somebody who passed the petition on, so that numbers can tell friends from other sources. */
    static final String FRIEND = "friend-";

    /** What a form on another site says: in a frame, or pasted there. */
    public static final String EMBED = "embed";

    /** Between a code and the slug of the partner by whose link or form somebody came with it. No code that anybody sends has such a mark in it. */
    private static final String OF = ":";

    /** Who is asked by mail because they wrote an address on paper: told apart from who scanned the code of a sheet, by the same mark. */
    public static final String TYPED_IN = "paper:typed";

    // Both stand in docs/signing.md; a test compares.

    /** Most characters of a code. */
    public static final int LONGEST = 64;

    /** A code as links write it. */
    public static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST + "}");

    private Source() {}

    /** Whether a text can be the code of what brought a person. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * The code as it is kept: with the partner by whose link or form somebody came, so that they count for that partner as those do whom its link
     * alone brought. Who was brought by a friend is counted for that friend.
     */
    public static String kept(String code, Optional<String> partner) {
        return partner.filter(slug -> !slug.equals(code) && !code.startsWith(FRIEND))
                .map(slug -> code + OF + slug)
                .filter(both -> !both.equals(TYPED_IN))
                .orElse(code);
    }

    /** The slug of the partner that a kept code stands for, if it does for one: beside another code, or alone. */
    public static String partnerIn(String kept) {
        return kept.substring(kept.indexOf(OF) + 1);
    }

    /** The code that was kept, without its partner. */
    public static String codeIn(String kept) {
        return kept.split(OF, 2)[0];
    }

    /** As figures name those whom the link of a partner brought, and its form on another site. */
    public static List<String> linksOf(String partner) {
        return List.of(partner, EMBED + OF + partner);
    }

    /** As numbers know a code: systems that people write codes into turn one of the two marks into the other. */
    public static String normal(String code) {
        return code.replace('_', '-');
    }

    /**
     * The code that an address tells: what a link says by itself, then who passed it on, then what tools for campaigns append. The last stands back
     * behind a partner's own link, which the tool of that partner appended it to. No address makes itself a form on another site.
     */
    public static Optional<String> of(String referer) {
        var parameters = parameters(referer);
        return code(parameters, "source")
                .or(() -> code(parameters, "src"))
                .or(() -> code(parameters, "r").map(code -> FRIEND + code))
                .or(() -> partner(referer).isPresent() ? Optional.empty() : campaign(parameters))
                .map(Source::normal)
                .filter(code -> !code.equals(EMBED));
    }

    /** The partner whose link an address names: the page of all organisations is one for all links. */
    public static Optional<String> partner(String referer) {
        var parameters = parameters(referer);
        return Optional.ofNullable(parameters.getOrDefault("partner", parameters.get("via")));
    }

    /** What a form says of it, or nothing, as the query of a link that leads to the form once more: {@code src} and {@code via}. */
    public static String query(Map<String, String> form) {
        return Stream.of(
                        code(form, "source").filter(code -> !code.equals(EMBED)).map(code -> "src=" + code),
                        code(form, "partner").map(slug -> "via=" + slug))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
    }

    /** The same of the address of a page. */
    public static String query(String address) {
        return query(Map.of(
                "source", of(address).orElse(""), "partner", partner(address).orElse("")));
    }

    /** {@code utm_source}, {@code utm_medium} and {@code utm_campaign} as one code; as many of them as there is room for. */
    private static Optional<String> campaign(Map<String, String> parameters) {
        var parts = Stream.of("utm_source", "utm_medium", "utm_campaign")
                .flatMap(name -> code(parameters, name).stream())
                .toList();
        for (int i = parts.size(); i > 0; i--) {
            var code = parts.stream().limit(i).collect(Collectors.joining("-"));
            if (isCode(code)) return Optional.of(code);
        }
        return Optional.empty();
    }

    private static Optional<String> code(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(Source::isCode);
    }

    private static Map<String, String> parameters(String referer) {
        var parameters = new HashMap<String, String>();
        if (referer == null) return parameters;
        try {
            var query = new URI(referer).getRawQuery();
            if (query == null) return parameters;
            for (var pair : query.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) parameters.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return parameters;
        } catch (URISyntaxException e) {
            return parameters;
        }
    }
}
