package org.undersigned.letter.representative;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CSV (RFC 4180) with a line of names first; a spreadsheet of some countries puts semicolons between. */
final class CsvRows {

    private CsvRows() {}

    static void read(String text, Rows rows) {
        var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var heads = bare.lines().findFirst().orElse("");
        var semicolons = heads.indexOf(';') >= 0 && heads.indexOf(',') < 0;
        try (var reader = CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(bare)) {
            List<String> columns = List.of();
            for (var record : reader) {
                if (columns.isEmpty()) {
                    columns = columns(record, rows);
                    if (columns.isEmpty()) return;
                } else add(record, columns, rows);
            }
        } catch (CsvParseException e) {
            rows.wrong(0, "csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing if the first line is none of names. */
    private static List<String> columns(CsvRecord record, Rows rows) {
        var columns = new ArrayList<String>();
        for (var field : record.getFields()) {
            var name = field.strip().toLowerCase(Locale.ROOT);
            if (!Rows.COLUMNS.contains(name)) rows.wrong(1, "column", field);
            else if (columns.contains(name)) rows.wrong(1, "columnTwice", field);
            columns.add(name);
        }
        for (var needed : List.of("name", "office", "email")) {
            if (columns.contains(needed)) continue;
            rows.wrong(1, "noColumn", needed);
            return List.of();
        }
        return columns;
    }

    private static void add(CsvRecord record, List<String> columns, Rows rows) {
        var line = (int) record.getStartingLineNumber();
        if (record.getFieldCount() > columns.size()) {
            rows.wrong(line, "cells", String.valueOf(record.getFieldCount()));
            return;
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < record.getFieldCount(); i++) cells.put(columns.get(i), record.getField(i));
        rows.add(line, cells, Optional.empty());
    }
}
