package org.undersigned.foundation.html;

import io.quarkus.qute.RawString;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Markdown of campaigns to HTML that is safe on our pages: no raw HTML, no pictures, only http, https and mailto links. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final TextContentRenderer BLOCKS = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder().build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p", "em", "strong", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "br", "hr", "code", "a")
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("noreferrer")
            .toFactory();

    private Markdown() {}

    /** HTML blocks, to be put into a page as they are. */
    public static RawString html(String markdown) {
        return new RawString(POLICY.sanitize(HTML.render(PARSER.parse(markdown))));
    }

    /** The words alone, for descriptions, plain-text mail and search. */
    public static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown)).strip();
    }

    /** The same Markdown with other destinations of its links. */
    public static String linking(String markdown, UnaryOperator<String> change) {
        var document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(change.apply(link.getDestination()));
                visitChildren(link);
            }
        });
        return MARKDOWN.render(document).strip();
    }

    /** The words with a blank line between blocks, for a mail that is read as text. */
    public static String blocks(String markdown) {
        return BLOCKS.render(PARSER.parse(markdown)).strip();
    }

    /** The first paragraph's words, for leads and summaries. */
    public static String lead(String markdown) {
        var text = markdown.strip();
        var end = text.indexOf("\n\n");
        return text(end < 0 ? text : text.substring(0, end));
    }

    /** All but the first paragraph. */
    public static String rest(String markdown) {
        var text = markdown.strip();
        var end = text.indexOf("\n\n");
        return end < 0 ? "" : text.substring(end).strip();
    }
}
