package org.undersigned.letter.representative;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A file of representatives, read whole, with everything that is wrong with it. The format is described in docs/letters.md. */
public final class RepresentativesFile {

    /** Bytes of the largest that is read. */
    public static final int MOST_BYTES = 6 << 20;

    /** Most people in one. */
    public static final int MOST_ROWS = 5_000;

    private RepresentativesFile() {}

    /** How it is written. */
    public enum Kind {
        CSV,
        GEOJSON;

        /** As in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a file is, by its first sign: nothing else can begin a GeoJSON file. */
        public static Kind of(byte[] content) {
            for (var sign : content) {
                if (sign == '{') return GEOJSON;
                if (sign != ' ' && sign != '\n' && sign != '\r' && sign != '\t') return CSV;
            }
            return CSV;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line of the file, or number of the feature in GeoJSON; 0 for the whole of it
     * @param what key of a message {@code letter.file.…}
     * @param value what stands there, shortened, or empty
     */
    public record Fault(int line, String what, String value) {

        Fault(int line, String what) {
            this(line, what, "");
        }

        /** Key of what to write instead. */
        public String advice() {
            return what + ".advice";
        }
    }

    /** What comes of reading one. */
    public sealed interface Read {
        record Good(List<Representative> representatives) implements Read {}

        record Bad(List<Fault> faults) implements Read {}
    }

    /**
     * Reads one.
     *
     * @param language that names are in where the file does not say
     */
    public static Read read(byte[] content, String language) {
        if (content.length > MOST_BYTES) return bad("large");
        if (content.length == 0) return bad("empty");
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return bad("unreadable");
        }
        var rows = new Rows(language);
        switch (Kind.of(content)) {
            case CSV -> CsvRows.read(text, rows);
            case GEOJSON -> GeoJsonRows.read(text, rows);
        }
        return rows.read();
    }

    private static Read bad(String what) {
        return new Read.Bad(List.of(new Fault(0, what)));
    }
}
