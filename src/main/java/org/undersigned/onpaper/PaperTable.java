package org.undersigned.onpaper;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads a table line by line: CSV (RFC 4180) between commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, or the first sheet of a
 * workbook (ECMA-376). Formulas are never computed: a cell that holds one is read as {@link #FORMULA}, so that it is missed and not believed.
 */
final class PaperTable {

    /** Most bytes of a file. */
    static final int MOST_BYTES = 8 << 20;

    /** Most bytes that the parts of a workbook unfold to: small files can hold very large ones. */
    static final long MOST_UNFOLDED = 48L << 20;

    /** In place of what a formula comes to. */
    static final String FORMULA = "\u0000formula";

    /** Most bytes between two tags: the reader takes them into memory whole. */
    static final int MOST_TEXT = 64 * 1024;

    /** Most tags: of 50,000 rows with 13 cells there are fewer. */
    static final int MOST_TAGS = 4_500_000;

    /** Most texts that cells share, each of which the reader keeps. */
    static final int MOST_SHARED = 700_000;

    private static final int MOST_PARTS = 1_000;
    private static final int MOST_CELLS = 60;
    private static final int LONGEST_CELL = 1_000;

    private PaperTable() {}

    /** Takes a line; false ends the reading. */
    interface Lines {
        boolean line(long number, List<String> cells);
    }

    /** The file is no such table. It carries the key of a message and nothing of the file. */
    static final class NoTable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String key;

        NoTable(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** Reads lines that are not empty, with their numbers as a reader of the file sees them, from 1. */
    static void read(byte[] file, Lines lines) throws NoTable {
        if (file.length == 0) throw new NoTable("onpaper.file.empty");
        if (file.length > MOST_BYTES) throw new NoTable("onpaper.file.large");
        if (file.length > 4 && file[0] == 'P' && file[1] == 'K') workbook(file, lines);
        else csv(text(file), lines);
    }

    private static void csv(String text, Lines lines) throws NoTable {
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (var record : reader) {
                if (record.getFieldCount() > MOST_CELLS) throw new NoTable("onpaper.file.broken");
                for (var field : record.getFields())
                    if (field.length() > LONGEST_CELL) throw new NoTable("onpaper.file.broken");
                if (!give(lines, record.getStartingLineNumber(), record.getFields())) return;
            }
        } catch (Ours e) {
            throw e.fault;
        } catch (IOException | RuntimeException e) {
            // Whatever a reader throws at what strangers made, and never with what stands there.
            throw new NoTable("onpaper.file.broken");
        }
    }

    /** A fault of whoever takes the lines, and none of the file. */
    private static final class Ours extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RuntimeException fault;

        Ours(RuntimeException fault) {
            super(fault);
            this.fault = fault;
        }
    }

    private static boolean give(Lines lines, long number, List<String> cells) {
        try {
            return lines.line(number, cells);
        } catch (RuntimeException e) {
            throw new Ours(e);
        }
    }

    /** The one of three that stands most often in the first line. */
    private static char separator(String text) {
        var heads = text.lines().findFirst().orElse("");
        var best = ',';
        for (var one : new char[] {';', '\t'}) if (count(heads, one) > count(heads, best)) best = one;
        return best;
    }

    private static long count(String text, char which) {
        return text.chars().filter(c -> c == which).count();
    }

    /** As text: by its mark, as UTF-8 if it is that, as UTF-16 if every second byte of its beginning is zero, and else as spreadsheets save it. */
    private static String text(byte[] file) {
        if (starts(file, 0xEF, 0xBB, 0xBF)) return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        if (starts(file, 0xFF, 0xFE)) return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        if (starts(file, 0xFE, 0xFF)) return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        if (file.length > 3 && file[1] == 0 && file[3] == 0) return new String(file, StandardCharsets.UTF_16LE);
        if (file.length > 3 && file[0] == 0 && file[2] == 0) return new String(file, StandardCharsets.UTF_16BE);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static boolean starts(byte[] file, int... bytes) {
        if (file.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) if ((file[i] & 0xFF) != bytes[i]) return false;
        return true;
    }

    private static void workbook(byte[] file, Lines lines) throws NoTable {
        unfolds(file);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = book.getFirstSheet().openStream()) {
            for (var row : (Iterable<Row>) rows::iterator) {
                var cells = cells(row);
                if (cells.stream().allMatch(String::isBlank)) continue;
                if (!give(lines, row.getRowNum(), cells)) return;
            }
        } catch (Ours e) {
            throw e.fault;
        } catch (IOException | RuntimeException e) {
            throw new NoTable("onpaper.file.broken");
        }
    }

    private static List<String> cells(Row row) throws NoTable {
        if (row.getCellCount() > MOST_CELLS) throw new NoTable("onpaper.file.broken");
        var cells = new ArrayList<String>();
        for (var cell : row) {
            var text = cell == null ? "" : text(cell);
            if (text.length() > LONGEST_CELL) throw new NoTable("onpaper.file.broken");
            cells.add(text);
        }
        return cells;
    }

    /** Numbers without the point that a workbook writes after whole ones: a postcode is one there. */
    private static String text(Cell cell) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) return FORMULA;
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN -> cell.asBoolean() ? "x" : "";
            case STRING -> cell.asString();
            default -> "";
        };
    }

    /** Read as the library reads it: what other readers make of the same bytes is not what it unfolds. */
    private static void unfolds(byte[] file) throws NoTable {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            var buffer = new byte[64 * 1024];
            var content = new Content();
            var parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                if (++parts > MOST_PARTS) throw new NoTable("onpaper.file.large");
                try (var in = zip.getInputStream(entries.nextElement())) {
                    for (int read; (read = in.read(buffer)) > 0; ) content.take(buffer, read);
                    content.part();
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new NoTable("onpaper.file.broken");
        }
    }

    /** What the parts of a workbook unfold to, as far as it takes the reader's memory. */
    private static final class Content {
        private long all;
        private long text;
        private int tags;
        private int shared;
        private int before;
        private int beforeThat;

        void take(byte[] bytes, int length) throws NoTable {
            all += length;
            for (int i = 0; i < length; i++) {
                var one = bytes[i];
                if (one == '<') {
                    tags++;
                    text = 0;
                } else if (++text > MOST_TEXT) throw new NoTable("onpaper.file.large");
                if (one == 'i' && before == 's' && (beforeThat == '<' || beforeThat == ':')) shared++;
                beforeThat = before;
                before = one;
            }
            if (all > MOST_UNFOLDED || tags > MOST_TAGS || shared > MOST_SHARED)
                throw new NoTable("onpaper.file.large");
        }

        void part() {
            text = 0;
        }
    }
}
