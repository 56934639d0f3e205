package org.undersigned.campaign;

import java.time.Instant;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * What any page may show of something that people are asked to do.
 *
 * @param kind {@code petition}, {@code letter}, {@code call}, {@code share}, {@code donate} or {@code pledge}
 * @param state life-cycle word; {@code draft} and {@code review} are not public
 * @param published the last published number, written by whoever counts
 * @param publishedAt when that number was made
 */
public record Action(
        UUID id, String kind, String slug, Translated title, String state, long published, Instant publishedAt) {

    /** Whether the public may see it. */
    public boolean isPublic() {
        return !state.equals("draft") && !state.equals("review");
    }

    /** Whether people can take part now. */
    public boolean isOpen() {
        return state.equals("open");
    }

    /** The page where it is done, without a language prefix. */
    public String path() {
        return "/petitions/" + slug;
    }
}
