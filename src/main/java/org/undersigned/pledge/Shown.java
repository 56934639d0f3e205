package org.undersigned.pledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Moment;
import org.undersigned.organisation.Organisation;

/** A promise or event with its action and campaign, as pages and mails show it. */
public record Shown(Campaign campaign, Action action, Held held) {

    /** Fewer than this are not told: a small number would only discourage. */
    static final int FEWEST = 20;

    public Pledge pledge() {
        return held.pledge();
    }

    /** Whether it is an event, and no promise. */
    public boolean isMeeting() {
        return pledge().event().isPresent();
    }

    /** When and where; of an event only. */
    public Pledge.Event event() {
        return pledge().event().orElseThrow();
    }

    /** For how many people there is room; 0 if for all. */
    public long places() {
        return pledge().event().flatMap(Pledge.Event::capacity).orElse(0);
    }

    public boolean isCancelled() {
        return held.cancelled().isPresent();
    }

    public boolean isFull() {
        return held.isFull();
    }

    /** Whether people can promise now. */
    public boolean takes(Instant now) {
        return action.isOpen() && !isCancelled() && !held.isPast(now);
    }

    public boolean isPast(Instant now) {
        return held.isPast(now);
    }

    public String path() {
        return action.path();
    }

    /** The event for calendars, in the reader's language if it is written in it. */
    public String calendar(String language) {
        return pledge().title().byLanguage().containsKey(language)
                        && !language.equals(pledge().title().mainLanguage())
                ? path() + "." + language + ".ics"
                : path() + ".ics";
    }

    /** When it begins and ends, in the time of its place. */
    public String begins(String language) {
        return Moment.of(event().begins(), language);
    }

    public String ends(String language) {
        return Moment.of(event().finishes(), language);
    }

    /** Who holds it. */
    public Optional<Organisation> host() {
        return campaign.partner(pledge().organisation()).map(Campaign.Partner::organisation);
    }

    /** Whether so many promised that it is told. */
    public boolean isCounted() {
        return action.published() >= FEWEST;
    }

    public Optional<Action> petition() {
        return CampaignFrame.action(campaign);
    }

    /** With how many people one may come. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, Pledge.MOST_PEOPLE).boxed().toList();
    }

    /** What the page about it is called. */
    String title(String language) {
        return pledge().title().in(language).text();
    }

    /** Where it is, in a line: place, address and link. */
    String where(String language) {
        var event = event();
        var parts = new ArrayList<String>();
        event.place().ifPresent(place -> parts.add(place.in(language).text()));
        event.address().ifPresent(parts::add);
        event.online().ifPresent(url -> parts.add(url.toString()));
        return String.join(" · ", parts);
    }
}
