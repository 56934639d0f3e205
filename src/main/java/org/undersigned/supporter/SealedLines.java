package org.undersigned.supporter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes sealed rows as lines of a file, one after the other; there may be a million of them. Whoever opened what they go to closes it. */
public final class SealedLines {

    private static final JsonFactory JSON =
            new JsonFactory().setRootValueSeparator(null).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final JsonGenerator out;

    private SealedLines(JsonGenerator out) {
        this.out = out;
    }

    /** Lines in UTF-8. */
    public static SealedLines to(OutputStream out) throws IOException {
        return new SealedLines(JSON.createGenerator(out));
    }

    /** Lines of text. */
    static SealedLines to(Writer out) {
        try {
            return new SealedLines(JSON.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line. */
    public void add(SealedLine line) {
        try {
            line.write(out);
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes on what it holds back. */
    public void flush() throws IOException {
        out.flush();
    }
}
