package org.undersigned.embed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.PetitionView;

/**
 * What somebody copies into a page of their own, in two strengths; the third, a form without frame and script, is the one of the
 * partner's kit.
 *
 * @param base address of this site, without a slash at the end
 */
public record EmbedCode(FrameAddress address, String base) {

    /** What a page grants the frame: to run its own script and forms as this site, and to open links beside it. The element says the same. */
    static final String SANDBOX =
            "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox";

    private static final String INTEGRITY = integrity();

    /** Pixels of a frame that does not grow by itself; what is higher scrolls within. */
    private static final int HEIGHT = 900;

    /** The element that grows with its content; its link stands alone where no script runs. */
    public String element() {
        var choices = address.theme().chosen().stream()
                .map(one -> " " + one.getKey() + "=\"" + one.getValue() + "\"")
                .collect(Collectors.joining());
        var partner = address.partner().map(slug -> " partner=\"" + slug + "\"").orElse("");
        return "<script async src=\"" + base + "/embed.js\"></script>\n<undersigned-petition src=\"" + base
                + Languages.href(address.language(), address.petition().action().path()) + "\"" + partner + choices
                + " data-title=\"" + title() + "\">\n" + link() + "\n</undersigned-petition>\n";
    }

    /** The frame by itself. */
    public String frame() {
        return frame("100%", HEIGHT);
    }

    String frame(String width, int height) {
        return "<iframe src=\"" + escaped(base + address.start()) + "\" title=\"" + title() + "\" width=\"" + width
                + "\" height=\"" + height + "\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"" + SANDBOX
                + "\"></iframe>";
    }

    /** The link alone. */
    public String link() {
        return "<a href=\"" + escaped(base + address.petitionPage()) + "\">" + title() + "</a>";
    }

    /** The script of today in place of the moving one, for a page that checks what it loads. After an update of this site it is refused there. */
    public String pinned() {
        return "<script async src=\"" + base + Assets.EMBED_SCRIPT + "\" integrity=\"" + INTEGRITY
                + "\" crossorigin></script>";
    }

    private static String integrity() {
        try {
            var digest = MessageDigest.getInstance("SHA-384").digest(Assets.EMBED);
            return "sha384-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a page with a policy of its own has to allow for the element, as directives of one policy. */
    public String policy() {
        return "script-src " + base + "; " + framePolicy();
    }

    /** What such a page has to allow for the frame by itself. */
    public String framePolicy() {
        return "frame-src " + base;
    }

    /** What such a page has to allow for the form without a frame. */
    public String formPolicy() {
        return "form-action " + base;
    }

    private String title() {
        return escaped(PetitionView.title(address.petition(), address.language()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
