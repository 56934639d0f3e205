package org.undersigned.foundation.http;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file of ours that does not change while the program runs, compressed once. */
public record Zipped(byte[] plain, byte[] zipped) {

    private static final Pattern REFUSED = Pattern.compile("(?i)gzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)");

    public static Zipped of(byte[] plain) {
        return new Zipped(plain, gzip(plain));
    }

    /** The answer to whoever asks for it; {@code accepted} is the header {@code Accept-Encoding}, or null. */
    public Response.ResponseBuilder answer(String type, String accepted) {
        var zip = isTaken(accepted);
        var answer = Response.ok(zip ? zipped : plain, type).header("Vary", "Accept-Encoding");
        return zip ? answer.header("Content-Encoding", "gzip") : answer;
    }

    /** Whether a header {@code Accept-Encoding} (RFC 9110, section 12.5.3) names gzip, and not with the weight of nothing. */
    static boolean isTaken(String accepted) {
        return accepted != null
                && accepted.contains("gzip")
                && !REFUSED.matcher(accepted).find();
    }

    /** A content, compressed as much as gzip can. */
    static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3 + 32);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
