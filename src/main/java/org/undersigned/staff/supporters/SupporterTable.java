package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undersigned.foundation.html.CsvCell;
import org.undersigned.supporter.SealedRow;

/**
 * Supporters as CSV (RFC 4180, UTF-8), a line for each signature. What people answered to a petition's own questions is in the last column
 * but one, as every petition asks others; the last one names the key of a row that this installation cannot open, which is otherwise empty.
 */
record SupporterTable(CsvWriter csv) {

    private static final List<String> FIELDS = List.of("name", "email", "country", "postcode");

    void head() {
        var head = new ArrayList<>(List.of("petition", "supporter"));
        head.addAll(FIELDS);
        head.add("answers");
        head.add("sealed_to");
        csv.writeRecord(head);
    }

    /**
     * Writes a line.
     *
     * @param opened what was sealed; nothing if it is sealed to a key that is not here
     */
    void write(String petition, SealedRow row, Optional<Map<String, String>> opened) {
        var fields = new TreeMap<>(opened.orElse(Map.of()));
        var line = new ArrayList<String>();
        line.add(petition);
        line.add(row.ref() == null ? "" : HexFormat.of().formatHex(row.ref()));
        for (var field : FIELDS)
            line.add(CsvCell.safe(Optional.ofNullable(fields.remove(field)).orElse("")));
        var answers = new ArrayList<String>();
        fields.forEach((name, value) -> answers.add(name.replaceFirst("^own\\.", "") + ": " + value));
        line.add(CsvCell.safe(String.join("\n", answers)));
        line.add(opened.isPresent() ? "" : row.keyId());
        csv.writeRecord(line);
    }

    /** Passes on what it holds back. */
    void flush() throws IOException {
        csv.flush();
    }
}
