package org.undersigned.organisation.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that waits for a second person.
 *
 * @param kind names what is done once it is approved: {@link Approved#kind}
 * @param organisation whose owners may decide, beside operators; nothing leaves it to operators
 * @param subject what it is about: an id or a slug, never a name
 * @param askedBy nothing for the operator at the command line
 */
public record Approval(
        UUID id,
        String kind,
        Optional<UUID> organisation,
        String subject,
        Optional<UUID> askedBy,
        Instant asked,
        Instant expires) {

    /** How long one waits. */
    public static final Duration WAITS = Duration.ofDays(7);

    /** The person who asked, for what no command asks for. */
    public UUID asker() {
        return askedBy.orElseThrow();
    }
}
