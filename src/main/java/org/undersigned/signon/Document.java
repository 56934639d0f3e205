package org.undersigned.signon;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.undersigned.foundation.picture.Picture;

/**
 * A document that shows who may speak for an organisation. What it is, its bytes say and nothing else. A picture is drawn anew; a PDF is
 * kept as it came, and goes out again only as a download.
 *
 * @param kind {@code pdf} or {@code jpg}
 */
record Document(String kind, byte[] bytes) {

    /** Bytes of one that is taken. */
    static final int MOST_BYTES = Picture.MOST_BYTES;

    private static final byte[] PDF = "%PDF-1.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_2 = "%PDF-2.".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 2_048;

    /** A file as it can be kept; nothing if it is too large, or neither a PDF nor a JPEG or PNG. */
    static Optional<Document> of(byte[] file) {
        if (file.length > MOST_BYTES) return Optional.empty();
        if (isPdf(file)) return Optional.of(new Document("pdf", file));
        return Picture.redrawn(file).map(jpeg -> new Document("jpg", jpeg));
    }

    private static boolean isPdf(byte[] file) {
        if (!begins(file, PDF) && !begins(file, PDF_2)) return false;
        var tail = Arrays.copyOfRange(file, Math.max(0, file.length - TAIL), file.length);
        return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length > with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }
}
