package org.undersigned.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * The form of a step as it was sent.
 *
 * @param files what was chosen, by the names of their fields
 * @param left keys of why other files were left out, by the names of their fields
 */
record SentForm(Map<String, String> fields, Map<String, byte[]> files, Map<String, String> left) {

    /** Bytes that all files of a form have together at most: what is kept in memory while they are drawn anew. */
    static final int MOST_TOGETHER = 24 << 20;

    private static final int MOST_FIELDS = 4000;

    /** A form without files. */
    static SentForm of(byte[] body) {
        return new SentForm(FormBody.parse(body, Drafting.MOST_BYTES, MOST_FIELDS), Map.of(), Map.of());
    }

    /**
     * A form with files: none of its fields comes twice, and its texts are no longer than those of a form without. Files that are more
     * than can be taken are left out, so that the rest of the form is not lost with them.
     */
    static SentForm of(MultipartFormDataInput input) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var files = new LinkedHashMap<String, byte[]>();
        var left = new LinkedHashMap<String, String>();
        long length = 0;
        int room = MOST_TOGETHER;
        for (var part : input.getValues().entrySet()) {
            if (part.getValue().size() != 1 || fields.size() + files.size() + left.size() == MOST_FIELDS)
                throw Problem.problem(ProblemType.MALFORMED_REQUEST);
            var value = part.getValue().iterator().next();
            if (value.isFileItem()) {
                var bytes = read(value, Math.min(Picture.MOST_BYTES, room));
                if (bytes.length > Picture.MOST_BYTES) left.put(part.getKey(), "draft.wrong.pictureLarge");
                else if (bytes.length > room) left.put(part.getKey(), "draft.wrong.picturesTogether");
                // A field of which nothing was chosen is sent as an empty file.
                else if (bytes.length > 0) {
                    files.put(part.getKey(), bytes);
                    room -= bytes.length;
                }
            } else {
                fields.put(part.getKey(), value.getValue());
                length += value.getValue().getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (length > Drafting.MOST_BYTES) throw Problem.problem(ProblemType.TOO_LARGE);
        return new SentForm(fields, files, left);
    }

    /** Never more than shows that it is too much. */
    private static byte[] read(FormValue file, int most) throws IOException {
        try (var in = file.getFileItem().getInputStream()) {
            return in.readNBytes(most + 1);
        }
    }
}
