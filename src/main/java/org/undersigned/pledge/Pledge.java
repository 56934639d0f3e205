package org.undersigned.pledge;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.undersigned.campaign.ActionPart;
import org.undersigned.foundation.html.Translated;

/**
 * What an action of the kind pledge says of itself.
 *
 * @param text Markdown: what is promised, or what the event is about
 * @param organisation slug of the lead that holds it
 * @param event when and where; empty if it is a promise
 */
public record Pledge(String slug, Translated title, Translated text, String organisation, Optional<Event> event)
        implements ActionPart {

    /** Most people that one comes with, oneself included. */
    public static final int MOST_PEOPLE = 5;

    public static final int MOST_CAPACITY = 1_000_000;

    /**
     * When and where.
     *
     * @param place such as a hall and a town; empty if it is online only
     * @param address that a map finds
     * @param online where it can be followed
     * @param starts as clocks show it there
     * @param zone of the clocks
     * @param capacity most people; empty if there is room for all
     */
    public record Event(
            Optional<Translated> place,
            Optional<String> address,
            Optional<URI> online,
            LocalDateTime starts,
            LocalDateTime ends,
            ZoneId zone,
            Optional<Integer> capacity) {

        public ZonedDateTime begins() {
            return starts.atZone(zone);
        }

        public ZonedDateTime finishes() {
            return ends.atZone(zone);
        }

        /** Whether it is over. */
        public boolean isPast(Instant now) {
            return !finishes().toInstant().isAfter(now);
        }
    }

    /** As in files and columns. */
    public String word() {
        return event.isPresent() ? "event" : "promise";
    }
}
