package org.undersigned.petition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Illustration;
import org.undersigned.foundation.html.Translated;

/**
 * An action that people sign.
 *
 * @param goals ascending; the next one above the count is shown
 * @param specialCategory whether a signature reveals belief, politics, health or the like (GDPR article 9)
 * @param profile {@code standard} or {@code high-risk}
 * @param picture at the head of its page; not part of what is signed
 * @param share proposed words for passing it on; not part of what is signed either
 * @param ladder what people are asked after signing
 * @param versions ascending by number; every signature keeps the one it was given under
 * @param acceptedOnPaper whether the operator vouched for the partners' acceptance when launching it from a file
 * @param retired the day on which everything about its signers was deleted, if it was
 * @param onPaper how many signed on paper and not here: counted by the organisations themselves, and never in the published number
 */
public record Petition(
        UUID id,
        Campaign campaign,
        Action action,
        LocalDate opens,
        Optional<LocalDate> closes,
        List<Integer> goals,
        List<Field> fields,
        boolean specialCategory,
        String profile,
        Optional<Illustration> picture,
        ShareWords share,
        Ladder ladder,
        List<Version> versions,
        List<Event> events,
        boolean acceptedOnPaper,
        Optional<LocalDate> retired,
        long onPaper) {

    /**
     * A question of this petition's own.
     *
     * @param name its form field; never one of the standard fields
     * @param hint or null
     * @param max most characters that are taken
     */
    public record Field(String name, Translated label, Translated hint, boolean required, int max) {}

    /** One wording: title, the ask and the full letter, both in Markdown. */
    public record Version(
            int number, LocalDate dated, Translated title, Translated ask, Translated body, byte[] sha256) {}

    /**
     * Something the timeline shows.
     *
     * @param kind {@code goal}, or the event of a {@link LifeCycle.Step}
     * @param goal the number that was reached, or null
     * @param note what staff say about it, or null
     */
    public record Event(LocalDate dated, String kind, Integer goal, Translated.Line note) {}

    public String slug() {
        return action.slug();
    }

    /** Where it stands in its life. */
    public LifeCycle.State state() {
        return LifeCycle.State.of(action.state()).orElseThrow();
    }

    /** The wording that is signed now. */
    public Version latest() {
        return versions.getLast();
    }

    /** The languages the petition is written in, the main one first. */
    public List<String> languages() {
        return List.copyOf(latest().title().byLanguage().keySet());
    }

    /** Whether signatures are taken on {@code today}. */
    public boolean takesSignatures(LocalDate today) {
        return action.isOpen()
                && retired.isEmpty()
                && !today.isBefore(opens)
                && closes.map(last -> !today.isAfter(last)).orElse(true);
    }

    /** Whether people may come to harm if it is known that they signed: everything then does what protects them most. */
    public boolean isHighRisk() {
        return profile.equals("high-risk");
    }

    /**
     * Whether it has a form on other sites, in a frame or pasted there. Not under {@code high-risk}: those sites learn who looks at it, and their
     * scripts can read what is typed into a form of theirs.
     */
    public boolean isShownElsewhere() {
        return !isHighRisk();
    }

    /** The day on which somebody closed it last, or empty if nobody did. */
    public Optional<LocalDate> closedLast() {
        return events.stream()
                .filter(event -> event.kind().equals("closed"))
                .map(Event::dated)
                .reduce((before, last) -> last);
    }

    /** The first goal above the published count, or empty when all are reached. */
    public Optional<Integer> nextGoal() {
        return goals.stream().filter(goal -> goal > action.published()).findFirst();
    }
}
