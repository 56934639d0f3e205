package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * An organisation's numbers as CSV (RFC 4180): a figure on each line, of one petition or of all together. Few people are told as on the
 * page: {@code <5}, and {@code >=10} where an exact sum would tell of them.
 */
final class SupportersCsv {

    private SupportersCsv() {}

    static String of(Own own) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("petition", "figure", "number");
            for (var part : own.parts()) {
                var slug = part.petition().slug();
                csv.writeRecord(slug, "published", String.valueOf(part.published()));
                csv.writeRecord(slug, "by-own-link", part.brought().plain());
                csv.writeRecord(slug, "supporters", part.supporters().plain());
            }
            csv.writeRecord("", "people", own.people().plain());
            csv.writeRecord("", "taken-back", own.takenBack().plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
