package org.undersigned.onpaper;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Sheets that were typed in at once.
 *
 * @param organisation whose people did
 * @param isFile whether they came in a file
 * @param sheets how many
 * @param first the lowest of their numbers
 * @param rows how many signed and legible rows, as typed in
 * @param repeated how many of those did not count when they were checked, because their person did already; told for {@link #FEWEST} rows
 *     and more
 * @param pictured whose people added a picture of its first sheet, if there is one
 */
public record PaperBatch(
        UUID id,
        UUID petition,
        UUID organisation,
        boolean isFile,
        UUID typedBy,
        LocalDate typedOn,
        Optional<UUID> checkedBy,
        int sheets,
        long first,
        int rows,
        int barred,
        int repeated,
        Optional<UUID> pictured) {

    /**
     * Fewest rows of which it is told how many were there already. Of fewer, whoever types in one name could learn whether that person
     * signed; groups of public numbers have the same bound.
     */
    public static final int FEWEST = 20;

    public boolean isChecked() {
        return checkedBy.isPresent();
    }

    public boolean tellsRepeated() {
        return isChecked() && rows >= FEWEST;
    }
}
