package org.undersigned.campaign;

import java.time.Instant;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * What any page may show of something that people are asked to do.
 *
 * @param kind {@code petition}, {@code letter}, {@code call}, {@code share}, {@code donate} or {@code pledge}
 * @param state life-cycle word; {@code draft} and {@code review} are not public. What is no petition is draft, open, closed or archived
 * @param published the last published number of a petition, written by whoever counts; 0 for what is none
 * @param publishedAt when that number was made
 */
public record Action(
        UUID id, String kind, String slug, Translated title, String state, long published, Instant publishedAt) {

    /** The kinds that have pages of their own, as the column says them. */
    public static final String PETITION = "petition";

    public static final String LETTER = "letter";
    public static final String CALL = "call";
    public static final String PLEDGE = "pledge";

    /** Whether the public may see it. */
    public boolean isPublic() {
        return !state.equals("draft") && !state.equals("review");
    }

    /** Whether people can take part now. */
    public boolean isOpen() {
        return state.equals("open");
    }

    /** Whether it is one that people sign, with versions, logs and a count that can be checked; all others are just done. */
    public boolean isPetition() {
        return kind.equals(PETITION);
    }

    /** The page where it is done, without a language prefix. */
    public String path() {
        return switch (kind) {
                    case LETTER -> "/letters/";
                    case CALL -> "/calls/";
                    case PLEDGE -> "/pledges/";
                    // Sharing and giving are steps after a petition and have no pages of their own.
                    default -> "/petitions/";
                }
                + slug;
    }
}
