package org.undersigned.staff;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.undersigned.audit.AuditEntry;
import org.undersigned.foundation.html.CsvCell;

/** Entries of the audit log as CSV (RFC 4180). What a spreadsheet could take for a formula has an apostrophe before it. */
final class AuditCsv {

    private AuditCsv() {}

    static String of(List<AuditEntry> entries) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("number", "at", "actor", "action", "subject", "detail");
            for (var one : entries)
                csv.writeRecord(
                        String.valueOf(one.number()),
                        one.at().toString(),
                        CsvCell.safe(one.actor()),
                        CsvCell.safe(one.action()),
                        CsvCell.safe(one.subject()),
                        CsvCell.safe(AuditDetail.shown(one)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
