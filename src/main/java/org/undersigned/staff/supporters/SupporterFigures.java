package org.undersigned.staff.supporters;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How many supporters an organisation had when it was counted last.
 *
 * @param byPetition live grants of signatures that count; a petition without any is not in it
 * @param people how many people that is: one person may support by several petitions
 * @param takenBack how many took their permission back
 * @param leftOut how many of these people its exports leave out
 * @param counted nothing before the first counting
 */
record SupporterFigures(
        Map<UUID, Long> byPetition, long people, long takenBack, long leftOut, Optional<Instant> counted) {

    /** Of one petition. */
    long of(UUID petition) {
        return byPetition.getOrDefault(petition, 0L);
    }
}
