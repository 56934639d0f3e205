package org.undersigned.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** Campaign texts are CommonMark without HTML and images; pages would show such parts differently from what their author saw. */
final class MarkdownRules {

    private static final int MOST_DEPTH = 20;
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(2 * MOST_DEPTH)
            .maxInlineNesting(2 * MOST_DEPTH)
            .build();

    private MarkdownRules() {}

    /** Notes at {@code spot} what of {@code markdown} no page would show. */
    static void check(String markdown, Spot spot) {
        int depth = 0;
        Node node = PARSER.parse(markdown);
        // By hand and not by a visitor: visitors recurse.
        while (node != null) {
            check(node, spot);
            var next = node.getFirstChild();
            if (next != null && ++depth > MOST_DEPTH) {
                spot.wrong(
                        "lists, quotations or emphasis are nested too deeply",
                        "nest at most " + MOST_DEPTH + " levels");
                return;
            }
            while (next == null && node != null) {
                next = node.getNext();
                if (next != null) break;
                node = node.getParent();
                depth--;
            }
            node = next;
        }
    }

    private static void check(Node node, Spot spot) {
        switch (node) {
            case HtmlBlock block -> html(block.getLiteral(), spot);
            case HtmlInline inline -> html(inline.getLiteral(), spot);
            case Image image ->
                spot.wrong(
                        "the picture " + Spot.quoted(image.getDestination()) + " would not be shown",
                        "link to it, without the !");
            case Link link -> {
                var scheme = SCHEME.matcher(link.getDestination());
                if (scheme.find() && !SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT)))
                    spot.wrong(
                            "the link to " + Spot.quoted(link.getDestination()) + " would not work",
                            "link to an address that starts with https://");
            }
            default -> {}
        }
    }

    private static void html(String literal, Spot spot) {
        var line = literal.lines().findFirst().orElse("");
        spot.wrong(
                "the HTML " + Spot.quoted(line) + " would be shown as it is written",
                "write Markdown, such as **bold**");
    }
}
