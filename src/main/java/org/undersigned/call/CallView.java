package org.undersigned.call;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Page;

/**
 * A call as its public page shows it.
 *
 * @param area where the reader says to live, or empty
 */
public record CallView(Campaign campaign, Action action, Call call, Optional<String> area, LocalDate today) {

    /** Fewer calls than this are not told: a small number would only discourage. */
    public static final int FEWEST = 20;

    private static final int MOST_LINKS = 8;

    /** A place that can be chosen. */
    public record Choice(String code, String name) {
        public String path() {
            return code.toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The script in another language than the page's. */
    public record Other(String language, String name, String text) {
        public String direction() {
            return Languages.direction(language);
        }

        public io.quarkus.qute.RawString html() {
            return Markdown.html(text);
        }
    }

    /** Whether there is somebody to be called today. */
    public boolean isOn() {
        return action.isOpen() && call.isOn(today);
    }

    /** Whether it begins later. */
    public boolean isEarly() {
        return action.isOpen() && call.opens().filter(today::isBefore).isPresent();
    }

    /** Whether a number depends on where one lives. */
    public boolean isAsking() {
        return call.offices().stream().anyMatch(one -> !one.isForAll());
    }

    /** Those to call from where the reader lives; before they say that, those that everybody may call. */
    public List<Call.Office> offices() {
        return call.offices().stream()
                .filter(one -> area.map(one::isFor).orElse(one.isForAll()))
                .toList();
    }

    /** The places that have a number of their own, by their names in the reader's language. */
    public List<Choice> choices(Page page) {
        return call.offices().stream()
                .flatMap(one -> one.areas().stream())
                .distinct()
                .map(code -> new Choice(code, Area.name(code, page.language())))
                .sorted(Comparator.comparing(Choice::name, Languages.order(page.language())))
                .toList();
    }

    /** Whether there are more of them than a row of links should have. */
    public boolean isCrowded() {
        return call.offices().stream()
                        .flatMap(one -> one.areas().stream())
                        .distinct()
                        .count()
                > MOST_LINKS;
    }

    /** Where the reader says to live. */
    public String place(Page page) {
        return area.map(code -> Area.name(code, page.language())).orElse("");
    }

    /** Whether somewhere has no number. */
    public boolean isNobody() {
        return offices().isEmpty();
    }

    public String path() {
        return action.path();
    }

    /** Whether so many say that they called that it is told. */
    public boolean isCounted() {
        return action.published() >= FEWEST;
    }

    /** The script in the languages that the page is not in: who is called may speak one of them. */
    public List<Other> others(Page page) {
        var shown = call.script().in(page.language()).language();
        return call.script().byLanguage().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(shown))
                .map(entry ->
                        new Other(entry.getKey(), Languages.name(entry.getKey(), page.language()), entry.getValue()))
                .toList();
    }

    /** The petition that it belongs to. */
    public Optional<Action> petition() {
        return CampaignFrame.action(campaign);
    }

    String lead(String language) {
        return Markdown.lead(call.text().in(language).text());
    }
}
