package org.undersigned.sharing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Channel;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/**
 * The ways to pass a petition on, filled in with words in the reader's language: the campaign's own, or else ours, none of which says
 * that the sender signed. They are plain links; those services learn of a reader only when he or she follows one.
 *
 * @param page whose language it is
 * @param url the address to pass on
 */
public record ShareLinks(Petition petition, Page page, String url) {

    private static final int BLUESKY = 300;
    private static final int MASTODON = 500;
    private static final int X = 280;

    /** As the network counts an address. */
    private static final int X_LINK = 24;

    /** The links of one person, or of nobody in particular if there is no {@code referral}. */
    static ShareLinks of(Petition petition, Page page, String referral) {
        return with(petition, page, referral.isEmpty() ? "src=friend" : "r=" + referral);
    }

    /** Links with a query of their own. */
    public static ShareLinks with(Petition petition, Page page, String query) {
        return new ShareLinks(
                petition, page, page.baseUrl() + page.href(petition.action().path()) + "?" + query);
    }

    /** The words for a way to pass it on. */
    public String text(Channel channel) {
        var own = petition.share().of(channel, page.language());
        if (channel == Channel.SUBJECT) return own.orElseGet(() -> PetitionView.title(petition, page.language()));
        return own.or(() -> petition.share().of(Channel.ANY, page.language()))
                .orElseGet(() -> page.t("ladder.share.text", PetitionView.title(petition, page.language())));
    }

    /** The words that fit everywhere. */
    public String text() {
        return text(Channel.ANY);
    }

    public String subject() {
        return text(Channel.SUBJECT);
    }

    public String mail() {
        return "mailto:?subject=" + encoded(subject()) + "&body=" + encoded(body());
    }

    /** A whole mail. */
    public String body() {
        return text(Channel.MAIL).strip() + "\n\n" + url;
    }

    public String sms() {
        return "sms:?&body=" + encoded(text(Channel.SMS) + " " + url);
    }

    public String whatsapp() {
        return "https://wa.me/?text=" + encoded(text(Channel.WHATSAPP) + " " + url);
    }

    public String telegram() {
        return "https://t.me/share/url?url=" + encoded(url) + "&text=" + encoded(text(Channel.TELEGRAM));
    }

    /** It takes one hashtag, and no words. */
    public String facebook() {
        return "https://www.facebook.com/sharer/sharer.php?u=" + encoded(url)
                + hashtags().stream()
                        .findFirst()
                        .map(tag -> "&hashtag=" + encoded(tag))
                        .orElse("");
    }

    public String bluesky() {
        return "https://bsky.app/intent/compose?text=" + encoded(post(Channel.BLUESKY));
    }

    /** Our page that asks for somebody's own server: the network has many. */
    public String mastodon() {
        var query = url.substring(url.indexOf('?'));
        return page.href(petition.action().path() + "/mastodon") + query;
    }

    public String x() {
        var text = text(Channel.X);
        var tags = hashtags().stream().map(tag -> tag.replace("#", "")).collect(Collectors.joining(","));
        var fits = !tags.isEmpty()
                && text.length() + X_LINK + tags.length() + 2 * hashtags().size() <= X;
        return "https://x.com/intent/post?text=" + encoded(text) + "&url=" + encoded(url)
                + (fits ? "&hashtags=" + encoded(tags) : "");
    }

    /** Words, link and, on networks that know them and if there is room, hashtags: all that one writes. */
    public String post(Channel channel) {
        var plain = text(channel) + " " + url;
        var most = switch (channel) {
            case MASTODON -> MASTODON;
            case BLUESKY -> BLUESKY;
            case X -> X;
            case ANY, SUBJECT, MAIL, SMS, WHATSAPP, TELEGRAM -> 0;
        };
        var tagged = (plain + " " + String.join(" ", hashtags())).strip();
        return tagged.length() <= most ? tagged : plain;
    }

    /** Address of the QR code's picture. */
    public String qr() {
        return petition.action().path() + "/qr.svg";
    }

    /** Address of the poster, in this language if the petition has it. */
    public String poster() {
        var path = petition.action().path() + "/poster-a4.pdf";
        return petition.languages().contains(page.language()) ? path + "?lang=" + page.language() : path;
    }

    private List<String> hashtags() {
        return petition.campaign().hashtags();
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
