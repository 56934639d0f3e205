package org.undersigned.supporter;

import com.fasterxml.jackson.core.type.TypeReference;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.Hpke;

/** Opens a file of sealed rows line by line, and remembers what did not open and why. */
final class OpenedRows {

    private static final int TOLD = 20;
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final List<Hpke.Pair> keys;
    private final Map<String, Long> others = new TreeMap<>();
    private final List<Long> broken = new ArrayList<>();
    private long brokenInAll;
    private long opened;

    OpenedRows(List<Hpke.Pair> keys) {
        this.keys = keys;
    }

    /** Writes a JSON object for each row, one a line. */
    void asJson(BufferedReader lines, Writer out) throws IOException {
        each(lines, (line, fields) -> {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("petition", line.petition().toString());
            shown.put("signature", line.row().signature().toString());
            shown.putAll(fields);
            write(out, Db.toJson(shown) + System.lineSeparator());
        });
        out.flush();
    }

    /** Writes a table (RFC 4180), a line for each row. */
    void asCsv(BufferedReader lines, Writer out) throws IOException {
        var csv = CsvWriter.builder().build(out);
        var head = new ArrayList<>(List.of("petition", "supporter"));
        head.addAll(SupporterCells.HEAD);
        csv.writeRecord(head);
        each(lines, (line, fields) -> {
            var cells = new ArrayList<String>();
            cells.add(line.petition().toString());
            cells.add(
                    line.row().ref() == null
                            ? ""
                            : HexFormat.of().formatHex(line.row().ref()));
            cells.addAll(SupporterCells.of(fields));
            csv.writeRecord(cells);
        });
        csv.flush();
        out.flush();
    }

    private void each(BufferedReader lines, BiConsumer<SealedLine, Map<String, String>> what) throws IOException {
        long number = 0;
        for (var text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            if (text.isBlank()) continue;
            var line = SealedLine.parse(text);
            var key = line.flatMap(one -> keys.stream()
                    .filter(pair -> Hpke.id(pair.open()).equals(one.row().keyId()))
                    .findFirst());
            if (line.isPresent() && key.isEmpty()) {
                others.merge(line.get().row().keyId(), 1L, Long::sum);
                continue;
            }
            var plain = key.flatMap(pair -> line.get().open(pair));
            if (plain.isEmpty()) {
                brokenInAll++;
                if (broken.size() < TOLD) broken.add(number);
                continue;
            }
            opened++;
            what.accept(line.get(), Db.fromJson(new String(plain.get(), StandardCharsets.UTF_8), FIELDS));
        }
    }

    /** How many rows opened. */
    long opened() {
        return opened;
    }

    /** What did not open, for people; empty if everything did. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var given = keys.stream().map(key -> Hpke.id(key.open())).collect(Collectors.joining(", "));
        others.forEach((wanted, rows) -> faults.add(rows + " rows did not open: they are sealed to key " + wanted
                + ", and what was given is " + given + "."));
        if (brokenInAll > 0)
            faults.add(brokenInAll + " rows did not open, in line "
                    + broken.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (brokenInAll > broken.size() ? ", …" : "") + ": they were cut off or changed.");
        return faults;
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
