package org.undersigned.onpaper;

import java.util.List;
import org.undersigned.signature.signing.OnPaper;

/**
 * A signed row of a sheet, in memory only.
 *
 * @param sheet number of the sheet, without its check digit
 * @param line of the row on it, from 1
 * @param isPublic whether box 1 is ticked: the name may be shown
 * @param wantsUpdates whether box 2 is: mail about the petition
 * @param consents slugs of the organisations whose boxes are ticked
 */
public record PaperRow(
        long sheet, int line, OnPaper person, boolean isPublic, boolean wantsUpdates, List<String> consents) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "PaperRow[hidden]";
    }
}
