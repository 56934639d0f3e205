package org.undersigned.petition;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.RawString;
import java.time.LocalDate;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Illustration;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.Story;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.organisation.Organisation;

/**
 * A petition as one reader sees it on one day: what the templates in {@code petition/} show.
 *
 * @param page frame of the page that the parts stand on
 * @param ask the demand, its opening taken apart
 * @param moments the timeline
 * @param panels what later features add to the column of the letter
 */
public record PetitionView(
        Petition petition,
        Page page,
        Stage stage,
        Story ask,
        List<Timeline.Moment> moments,
        List<RawString> panels,
        Logo logo) {

    /** The logo of whose link brought the reader, with the name that it stands for. */
    public record Logo(PictureName picture, Translated name) {}

    /** Whether people can sign today. */
    public enum Stage {
        LATER,
        NOW,
        OVER;

        static Stage of(Petition petition, LocalDate today) {
            if (petition.takesSignatures(today)) return NOW;
            return petition.action().isOpen() && today.isBefore(petition.opens()) ? LATER : OVER;
        }
    }

    /** The view before panels, and without the picture that shares show and what is known of hand-overs. */
    public static PetitionView of(Petition petition, String language, LocalDate today, Site site) {
        return of(petition, List.of(), language, today, site);
    }

    /** The view before panels, and without the picture that shares show. */
    static PetitionView of(
            Petition petition, List<HandOvers.HandOver> handed, String language, LocalDate today, Site site) {
        return new PetitionView(
                petition,
                page(petition, language, petition.action().path(), title(petition, language), site),
                Stage.of(petition, today),
                Story.of(petition.latest().ask(), language),
                Timeline.of(petition, handed, language, today),
                List.of(),
                null);
    }

    /** The frame of any page about one petition. */
    public static Page page(Petition petition, String language, String path, String title, Site site) {
        var targets = petition.campaign().targets().stream()
                .map(target -> target.office().in(language).text())
                .toList();
        var coalition = petition.campaign().coalition().name().in(language).text();
        var words = Messages.of(language);
        var description = targets.isEmpty()
                ? words.t("petition.descriptionAlone", coalition)
                : words.t(
                        "petition.description",
                        coalition,
                        ListFormatter.getInstance(new ULocale(Languages.spoken(language)))
                                .format(targets));
        return CampaignFrame.of(language, path, title, petition.campaign(), site)
                .described(description);
    }

    /**
     * The languages of a petition that papers and pictures can be drawn in: those whose letters we have fonts for. The site's main one
     * stands in if there is none.
     */
    public static List<String> drawable(Petition petition) {
        var written = written(petition);
        return written.isEmpty() ? List.of(Languages.MAIN) : written;
    }

    /** Whether there are letters for any of its languages. Otherwise a paper would have none of its text, and is not drawn. */
    public static boolean isDrawable(Petition petition) {
        return !written(petition).isEmpty();
    }

    private static List<String> written(Petition petition) {
        var title = petition.latest().title();
        return petition.languages().stream()
                .filter(language -> Face.canWrite(title.in(language).text()))
                .toList();
    }

    /** The petition's title in words. */
    public static String title(Petition petition, String language) {
        return petition.latest().title().in(language).text();
    }

    /** The same within a sentence. */
    public static String quoted(Petition petition, String language) {
        return "“" + title(petition, language) + "”";
    }

    /** The same for a slug; the slug itself where no such petition is. */
    static String quoted(Petitions petitions, String slug, String language) {
        return petitions.find(slug).map(petition -> quoted(petition, language)).orElse(slug);
    }

    /** The view on a page that names the picture which shares of it show. */
    PetitionView withCard(String address) {
        return new PetitionView(petition, page.withCard(address), stage, ask, moments, panels, logo);
    }

    /** The view with what later features add. */
    public PetitionView with(List<RawString> more) {
        return new PetitionView(petition, page, stage, ask, moments, more, logo);
    }

    /** The view behind an organisation's own link, in its colour and with its logo, as far as it has them. */
    PetitionView branded(Organisation organisation, Brand brand) {
        var tinted = page.branded(brand.sheet(organisation.slug()));
        var shown = brand.logo()
                .map(picture -> new Logo(picture, organisation.name()))
                .orElse(null);
        return new PetitionView(petition, tinted, stage, ask, moments, panels, shown);
    }

    /** The view on an answer to one person: with a title of its own, and hidden from search engines. */
    public PetitionView answering(String title) {
        var frame = new Page(
                page.language(),
                page.path(),
                title,
                page.description(),
                page.languages(),
                false,
                page.sample(),
                page.baseUrl(),
                page.card(),
                page.colour());
        return new PetitionView(petition, frame, stage, ask, moments, panels, logo);
    }

    public Campaign campaign() {
        return petition.campaign();
    }

    public Petition.Version version() {
        return petition.latest();
    }

    /** The picture at the head of its page, or null. */
    public Illustration picture() {
        return petition.picture().orElse(null);
    }

    public boolean isOpen() {
        return stage == Stage.NOW;
    }

    /** Whether everything about its signers is deleted. */
    public boolean isRetired() {
        return petition.retired().isPresent();
    }

    /** The day on which it was; asked for only if it {@link #isRetired}. */
    public LocalDate retired() {
        return petition.retired().orElseThrow();
    }

    public boolean isLater() {
        return stage == Stage.LATER;
    }

    /** The next goal, or null when all are reached. */
    public Integer nextGoal() {
        return petition.nextGoal().orElse(null);
    }

    /** The last day on which people can or could sign, or null if there is none: it may be closed before the day that was meant. */
    public LocalDate lastDay() {
        var last = petition.closes();
        if (petition.action().isOpen() || stage != Stage.OVER) return last.orElse(null);
        return petition.closedLast()
                .filter(day -> last.isEmpty() || day.isBefore(last.get()))
                .or(() -> last)
                .orElse(null);
    }

    /** What is asked, after its opening; its list carries the numbers that the style sheet draws. */
    public RawString asks() {
        return new RawString(ask.html().getValue().replace("<ol>", "<ol class=\"asks\">"));
    }

    /** The first voices of the statement; it has the others on its own page. */
    public List<Statement.Quote> quotes() {
        return campaign().statement().stream()
                .flatMap(statement -> statement.quotes().stream())
                .limit(2)
                .toList();
    }

    /** How many signed, in the few words of the bar. */
    public String signed() {
        var count = petition.action().published();
        return count < 25 ? page.t("campaign.first") : page.t("petition.signed", count);
    }

    /** Address of one of the petition's pages in this language. */
    public String href(String rest) {
        return Languages.href(page.language(), petition.action().path() + rest);
    }
}
