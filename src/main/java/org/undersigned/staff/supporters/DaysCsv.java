package org.undersigned.staff.supporters;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Signatures by day (UTC) as CSV (RFC 4180), a line for each day on which anybody signed. Few people are told as on the page: {@code <5}, and
 * {@code >=1} where a number would tell of them.
 */
final class DaysCsv {

    private DaysCsv() {}

    static String of(Own own) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("petition", "day", "everybody", "by-own-link");
            for (var part : own.parts())
                for (var day : part.days().days())
                    csv.writeRecord(
                            part.petition().slug(),
                            day.date().toString(),
                            day.everybody().plain(),
                            day.own().plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
