package org.undersigned.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.undersigned.exchange.CampaignTree;

/**
 * A campaign file that need not be finished: maps, lists and values under the keys of the format. A place is named as faults name it,
 * such as {@code targets[0].name.en}.
 */
public final class DraftTree {

    /** More entries than this in one list are more than anybody reads. */
    static final int MOST_ENTRIES = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PART = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,4})]");

    private final ObjectNode root;

    private DraftTree(ObjectNode root) {
        this.root = root;
    }

    static DraftTree empty() {
        return new DraftTree(JSON.createObjectNode());
    }

    static DraftTree of(Map<String, Object> file) {
        return new DraftTree(JSON.valueToTree(file));
    }

    static DraftTree parse(String json) {
        try {
            return new DraftTree((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON, which every reader of YAML 1.2 reads. */
    String json() {
        return root.toString();
    }

    /** As a campaign file. */
    String yaml() {
        return CampaignTree.yaml(JSON.convertValue(root, Object.class));
    }

    DraftTree copy() {
        return new DraftTree(root.deepCopy());
    }

    ObjectNode root() {
        return root;
    }

    /** What stands at {@code path}; a missing node if nothing does. */
    JsonNode at(String path) {
        JsonNode node = root;
        for (var part : parts(path)) node = part instanceof Integer index ? node.path(index) : node.path((String) part);
        return node;
    }

    /** The text or number at {@code path}; empty if there is none. */
    String text(String path) {
        return at(path).asText("");
    }

    /** How many entries a list has. */
    int size(String path) {
        return at(path) instanceof ArrayNode list ? list.size() : 0;
    }

    /** The texts of a list. */
    List<String> texts(String path) {
        var texts = new ArrayList<String>();
        at(path).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** Writes a value: a node, text, number or flag; nothing, or an empty text, takes away what is there. */
    void put(String path, Object value) {
        var parts = parts(path);
        JsonNode node = root;
        for (int i = 0; i < parts.size() - 1; i++) node = child(node, parts.get(i), parts.get(i + 1));
        var last = parts.getLast();
        JsonNode written = value == null || value.equals("") ? MissingNode.getInstance() : JSON.valueToTree(value);
        switch (node) {
            case ObjectNode map when written.isMissingNode() -> map.remove((String) last);
            case ObjectNode map -> map.set((String) last, written);
            case ArrayNode list
            when (int) last < list.size() && !written.isMissingNode() -> list.set((int) last, written);
            case ArrayNode list when list.size() < MOST_ENTRIES && !written.isMissingNode() -> list.add(written);
            default -> {}
        }
    }

    private static JsonNode child(JsonNode node, Object part, Object next) {
        var there = part instanceof Integer index ? node.path(index) : node.path((String) part);
        if (next instanceof Integer ? there.isArray() : there.isObject()) return there;
        JsonNode made = next instanceof Integer ? JSON.createArrayNode() : JSON.createObjectNode();
        switch (node) {
            case ObjectNode map -> map.set((String) part, made);
            case ArrayNode list when (int) part < list.size() -> list.set((int) part, made);
            case ArrayNode list when list.size() < MOST_ENTRIES -> list.add(made);
            default -> {}
        }
        return made;
    }

    /** Makes a list at least this long, with entries that say nothing yet. */
    void grow(String path, int entries) {
        for (int i = size(path); i < Math.min(entries, MOST_ENTRIES); i++) put(path + "[" + i + "]", Map.of());
    }

    void remove(String path, int index) {
        if (at(path) instanceof ArrayNode list && index < list.size()) list.remove(index);
    }

    /** Moves an entry before the one above it. */
    void raise(String path, int index) {
        if (at(path) instanceof ArrayNode list && index > 0 && index < list.size())
            list.insert(index - 1, list.remove(index));
    }

    private static List<Object> parts(String path) {
        var parts = new ArrayList<Object>();
        var found = PART.matcher(path);
        while (found.find()) parts.add(found.group(1) != null ? found.group(1) : Integer.valueOf(found.group(2)));
        return parts;
    }
}
