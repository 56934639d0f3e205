package org.undersigned.pledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A promise or event with what became of it.
 *
 * @param sequence how often something changed that those who come have to know
 * @param changed when it last did
 * @param cancelled the day on which it was called off
 * @param people how many confirmed that they come
 */
public record Held(UUID id, Pledge pledge, int sequence, Instant changed, Optional<LocalDate> cancelled, long people) {

    /** Whether nobody more fits in. */
    public boolean isFull() {
        return pledge.event()
                .flatMap(Pledge.Event::capacity)
                .filter(most -> people >= most)
                .isPresent();
    }

    /** Whether it is an event that is over. */
    boolean isPast(Instant now) {
        return pledge.event().filter(event -> event.isPast(now)).isPresent();
    }
}
