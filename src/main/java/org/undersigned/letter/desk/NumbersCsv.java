package org.undersigned.letter.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.undersigned.foundation.html.CsvCell;
import org.undersigned.foundation.html.Translated;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.NumberStore;

/** Letters by day (UTC), target and what became of them, as CSV (RFC 4180). Numbers, and nobody who wrote. */
final class NumbersCsv {

    private NumbersCsv() {}

    static String of(LetterAction letter, List<NumberStore.Day> days) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("letter", "day", "district", "name", "office", "what", "number");
            for (var day : days) {
                var who = letter.target(day.target()).orElseThrow().who();
                csv.writeRecord(
                        letter.slug(),
                        day.date().toString(),
                        CsvCell.safe(who.district()),
                        main(who.name()),
                        main(who.office()),
                        day.what().word(),
                        String.valueOf(day.number()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String main(Translated text) {
        return CsvCell.safe(text.in(text.mainLanguage()).text());
    }
}
