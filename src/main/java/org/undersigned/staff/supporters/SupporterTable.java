package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SupporterCells;

/**
 * Supporters as CSV (RFC 4180, UTF-8), a line for each signature. What people answered to a petition's own questions is in the last column
 * but one, as every petition asks others; the last one names the key of a row that this installation cannot open, which is otherwise empty.
 */
record SupporterTable(CsvWriter csv) {

    void head() {
        var head = new ArrayList<>(List.of("petition", "supporter"));
        head.addAll(SupporterCells.HEAD);
        head.add("sealed_to");
        csv.writeRecord(head);
    }

    /**
     * Writes a line.
     *
     * @param opened what was sealed; nothing if it is sealed to a key that is not here
     */
    void write(String petition, SealedRow row, Optional<Map<String, String>> opened) {
        var line = new ArrayList<String>();
        line.add(petition);
        line.add(row.ref() == null ? "" : HexFormat.of().formatHex(row.ref()));
        line.addAll(SupporterCells.of(opened.orElse(Map.of())));
        line.add(opened.isPresent() ? "" : row.keyId());
        csv.writeRecord(line);
    }

    /** Passes on what it holds back. */
    void flush() throws IOException {
        csv.flush();
    }
}
