package org.undersigned.mailing.returned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** JSON of others: an object, or the request is malformed. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode read(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            if (node != null && node.isObject()) return node;
        } catch (IOException e) {
            // Answered below, without what it says: it quotes the body.
        }
        throw Problem.problem(ProblemType.MALFORMED_REQUEST);
    }
}
