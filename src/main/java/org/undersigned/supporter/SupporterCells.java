package org.undersigned.supporter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undersigned.foundation.html.CsvCell;

/**
 * What one supporter gave, as cells of a table. What people answered to a petition's own questions is together in the last one, as every
 * petition asks others. {@code sealed.js} makes the same ones in the browser.
 */
public final class SupporterCells {

    private static final List<String> FIELDS = List.of("name", "email", "country", "postcode");

    /** The names of the columns. */
    public static final List<String> HEAD = List.of("name", "email", "country", "postcode", "answers");

    private SupporterCells() {}

    /** The cells, none of which a spreadsheet takes for a formula; empty ones for what is not there. */
    public static List<String> of(Map<String, String> opened) {
        var fields = new TreeMap<>(opened);
        var cells = new ArrayList<String>();
        for (var field : FIELDS)
            cells.add(CsvCell.safe(Optional.ofNullable(fields.remove(field)).orElse("")));
        var answers = new ArrayList<String>();
        fields.forEach((name, value) -> answers.add(name.replaceFirst("^own\\.", "") + ": " + value));
        cells.add(CsvCell.safe(String.join("\n", answers)));
        return cells;
    }
}
