package org.undersigned.signature.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Reads the flat JSON that the signing API takes: the keys of the form, texts as strings, a box as {@code true} or {@code "on"}.
 *
 * @param values what can be used
 * @param wrong keys whose value is neither a text nor, for a box, a truth value
 */
record JsonBody(Map<String, String> values, List<String> wrong) {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static JsonBody parse(byte[] body) {
        var values = new LinkedHashMap<String, String>();
        var wrong = new java.util.ArrayList<String>();
        object(body).properties().forEach(entry -> {
            var value = entry.getValue();
            if (value.isTextual()) values.put(entry.getKey(), value.textValue());
            else if (value.isBoolean() && isBox(entry.getKey()))
                values.put(entry.getKey(), value.booleanValue() ? "on" : "");
            else if (!value.isNull()) wrong.add(entry.getKey());
        });
        return new JsonBody(values, wrong);
    }

    private static JsonNode object(byte[] body) {
        if (body != null && body.length > FormBody.LONGEST) throw Problem.problem(ProblemType.TOO_LARGE);
        try {
            var tree = body == null ? null : STRICT.readTree(text(body));
            if (tree != null && tree.isObject()) return tree;
        } catch (JsonProcessingException e) {
            // Its message quotes what was sent, so it goes nowhere.
        } catch (IOException e) {
            // Bytes that are no UTF-8.
        }
        throw Problem.problem(ProblemType.MALFORMED_REQUEST);
    }

    /** JSON is UTF-8 (RFC 8259, section 8.1). The parser would guess from the bytes, and take others, too. */
    private static String text(byte[] body) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isBox(String key) {
        return key.equals("public") || key.equals("updates") || key.startsWith("consent.");
    }
}
