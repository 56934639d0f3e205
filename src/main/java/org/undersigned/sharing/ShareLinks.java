package org.undersigned.sharing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.undersigned.campaign.Share;
import org.undersigned.foundation.html.Page;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/**
 * The ways to pass a petition on, filled in with words in the reader's language. None of the words says that the sender signed.
 *
 * @param links the ways that every page offers
 * @param x the one that takes hashtags by themselves
 * @param qr address of the QR code's picture
 */
public record ShareLinks(Share links, String x, String qr) {

    /** The links of one person, or of nobody in particular if there is no {@code referral}. */
    static ShareLinks of(Petition petition, Page page, String referral) {
        var address = page.baseUrl() + page.href(petition.action().path());
        var url = address + (referral.isEmpty() ? "?src=friend" : "?r=" + referral);
        var text = page.t("ladder.share.text", PetitionView.title(petition, page.language()));
        var hashtags = petition.campaign().hashtags();
        var tags = hashtags.stream().map(tag -> tag.replace("#", "")).collect(Collectors.joining(","));
        var x = "https://x.com/intent/post?text=" + encoded(text) + "&url=" + encoded(url)
                + (tags.isEmpty() ? "" : "&hashtags=" + encoded(tags));
        return new ShareLinks(
                new Share(url, text, hashtags), x, petition.action().path() + "/qr.svg");
    }

    /** The address to pass on. */
    public String url() {
        return links.url();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
