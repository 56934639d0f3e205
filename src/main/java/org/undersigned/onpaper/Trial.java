package org.undersigned.onpaper;

import java.util.List;
import java.util.Optional;
import org.undersigned.organisation.Organisation;

/**
 * What would come of a file. It tells how often people stand in the file itself, and not how many of them are here already: whoever may try
 * as often as they like could ask that way who signed.
 *
 * @param unreadable key of why it is no table; nothing if it is one
 * @param heads names of its columns, as the file has them
 * @param columns what is read from each of them
 * @param preview the first lines of it, as the file has them
 * @param faults the first of what is wrong
 * @param wrong how many faults there are
 * @param rows signed and legible
 * @param withoutAddress how many of them have none
 * @param repeated how many people stand in it a second time
 * @param consents ticks by organisation
 */
public record Trial(
        Optional<String> unreadable,
        List<String> heads,
        List<String> columns,
        List<List<String>> preview,
        List<Fault> faults,
        long wrong,
        long rows,
        long barred,
        long sheets,
        long withoutAddress,
        long repeated,
        List<Ticked> consents) {

    /** Most faults that a page lists. */
    public static final int MOST_FAULTS = 200;

    /** Most lines of one file. */
    public static final int MOST_ROWS = 50_000;

    /** How many ticked the box of one organisation, of those who wrote an address. */
    public record Ticked(Organisation organisation, long number) {}

    /**
     * Something wrong.
     *
     * @param line of the file, from 1; 0 if it is about all of it
     * @param field of {@link FileColumns#ALL}, or empty
     * @param key of a message; nothing of what stands there
     */
    public record Fault(long line, String field, String key) {}

    /** Whether it can be taken in. */
    public boolean isFine() {
        return unreadable.isEmpty() && wrong == 0 && rows + barred > 0;
    }

    /** Hides the people from logs. */
    @Override
    public String toString() {
        return "Trial[hidden]";
    }
}
