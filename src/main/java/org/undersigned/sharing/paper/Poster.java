package org.undersigned.sharing.paper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.foundation.pdf.Pdf;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/**
 * A petition on one sheet of paper to hang up: the demand, who asks, and a code that leads to the form. No number stands on it, for it
 * hangs longer than a number is true.
 *
 * @param page whose language it is in
 * @param url where its code leads
 * @param first who hangs it up and stands first; null if nobody does
 * @param large whether it is A3
 * @param brief whether it says the opening of what is asked alone, because all of it has no room
 */
public record Poster(Petition petition, Page page, String url, Organisation first, boolean large, boolean brief) {

    private static final int LONGEST = 320;
    private static final int WHOLE = 700;
    private static final int MOST = 14;

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance poster(Poster poster);
    }

    /** The poster behind nobody's link in particular. */
    static Poster of(Petition petition, Page page, boolean large) {
        return new Poster(petition, page, address(petition, page) + "?src=poster", null, large, false);
    }

    private static String address(Petition petition, Page page) {
        return page.baseUrl() + page.href(petition.action().path());
    }

    /** The page to draw. Equal text means an equal paper. */
    String html() {
        return Templates.poster(this).render();
    }

    /** A tagged PDF of one page; with less on it if all of it takes more. */
    public byte[] pdf() throws IOException {
        var pdf = Pdf.paper(html());
        try (var document = Loader.loadPDF(pdf)) {
            if (brief || document.getNumberOfPages() == 1) return pdf;
        }
        return new Poster(petition, page, url, first, large, true).pdf();
    }

    /** Name of its size in style sheets. */
    public String size() {
        return large ? "A3" : "A4";
    }

    /** A length in points: on the larger paper everything is larger. */
    public String pt(int points) {
        return Math.round(points * (large ? 14.14 : 10)) / 10.0 + "pt";
    }

    /** How large the demand can be. */
    public String demandSize() {
        var length = Face.room(PetitionView.title(petition, page.language()));
        return pt(length <= 30 ? 46 : length <= 50 ? 40 : length <= 80 ? 34 : 28);
    }

    /** Whether all that is asked has room. */
    public boolean isWhole() {
        return !brief && Face.room(petition.latest().ask().in(page.language()).text()) <= WHOLE;
    }

    /** All that is asked. */
    public RawString asks() {
        return Demands.html(page, petition.latest().ask());
    }

    /** The opening of what is asked. */
    public String lead() {
        var text = Markdown.lead(petition.latest().ask().in(page.language()).text())
                .strip();
        return Face.cut(text, LONGEST);
    }

    /** The code as a picture within the page. */
    public String code() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.png(url, 8));
    }

    /** The address for those who type, without what only a code needs. */
    public String typed() {
        return address(petition, page).replaceFirst("^https?://", "");
    }

    /** Who asks: whose poster it is first, and no more than a reader takes in. */
    public List<Organisation> organisations() {
        return partners().stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, partners().size() - MOST);
    }

    private List<Organisation> partners() {
        return petition.campaign().partners().stream()
                .map(Campaign.Partner::organisation)
                .sorted(java.util.Comparator.comparing(
                        one -> first == null || !one.id().equals(first.id())))
                .toList();
    }

    /** In which languages people can sign, by their own names. */
    public String languages() {
        return String.join(
                " · ",
                PetitionView.drawable(petition).stream()
                        .map(Languages::ownName)
                        // A language may call itself by letters that its own texts do not need.
                        .filter(Face::canWrite)
                        .toList());
    }
}
