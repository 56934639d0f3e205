package org.undersigned.organisation.member;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Role;

/**
 * An invitation that has not been taken yet, opened.
 *
 * @param place the organisation it leads to; nothing for an operator
 * @param renews the person who gets a new second factor by it, instead of a place
 */
public record Invitation(
        UUID id, String email, String language, Optional<Place> place, Optional<UUID> renews, Instant expires) {

    /** How long one waits. */
    public static final Duration WAITS = Duration.ofDays(7);

    /** A role in an organisation. */
    public record Place(UUID organisation, String slug, Translated name, Role role) {}

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Invitation[hidden]";
    }
}
