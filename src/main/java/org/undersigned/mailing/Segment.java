package org.undersigned.mailing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which people of an audience a mailing goes to: those with a signature to which all of this applies. A list that is empty asks for nothing.
 *
 * @param languages BCP 47 tags of those they read in
 * @param countries ISO 3166-1 alpha-2
 * @param regions ISO 3166-2
 * @param sources codes of what brought them
 * @param signed a petition that they signed
 * @param unsigned a petition that they did not sign, as far as the organisation knows
 */
public record Segment(
        List<String> languages,
        List<String> countries,
        List<String> regions,
        List<String> sources,
        Optional<UUID> signed,
        Optional<UUID> unsigned) {

    /** Everybody. */
    public static final Segment ALL =
            new Segment(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    /** Whether it leaves nobody out. */
    public boolean isAll() {
        return equals(ALL);
    }
}
