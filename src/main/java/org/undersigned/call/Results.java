package org.undersigned.call;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.html.Page;

/** How calls went, as people say: by office, and by office and day. */
public record Results(Call call, List<ReportStore.Line> lines) {

    /** One office, or one office on one day. */
    public record Row(LocalDate day, String office, Map<String, Long> byOutcome) {
        public long of(String outcome) {
            return byOutcome.getOrDefault(outcome, 0L);
        }

        public long all() {
            return byOutcome.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Words of the outcomes, in the order of the columns. */
    public List<String> outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    }

    public long all() {
        return lines.stream().mapToLong(ReportStore.Line::calls).sum();
    }

    /** All days together. */
    public List<Row> offices() {
        var rows = new LinkedHashMap<String, Row>();
        call.offices().forEach(one -> rows.put(one.slug(), new Row(null, one.slug(), new LinkedHashMap<>())));
        for (var line : lines) add(rows, line.office(), null, line);
        return List.copyOf(rows.values());
    }

    /** Each day by itself, the newest first. */
    public List<Row> days() {
        var rows = new LinkedHashMap<String, Row>();
        for (var line : lines) add(rows, line.day() + " " + line.office(), line.day(), line);
        return List.copyOf(rows.values());
    }

    private static void add(Map<String, Row> rows, String key, LocalDate day, ReportStore.Line line) {
        rows.computeIfAbsent(key, name -> new Row(day, line.office(), new LinkedHashMap<>()))
                .byOutcome()
                .merge(line.outcome(), line.calls(), Long::sum);
    }

    /** What an office is called; its slug if it is not in the list any more. */
    public String name(Row row, Page page) {
        return call.office(row.office())
                .map(one -> page.text(one.name()).text())
                .orElse(row.office());
    }

    /** As CSV (RFC 4180). */
    String csv() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("day", "office", "outcome", "calls");
            for (var line : lines)
                csv.writeRecord(line.day().toString(), line.office(), line.outcome(), String.valueOf(line.calls()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
