package org.undersigned.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A map in the file whose keys are known beforehand. */
final class Block {

    private final Spot spot;
    private final boolean readable;
    private final Map<String, Spot> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new HashMap<>();

    private Block(Spot spot, boolean readable) {
        this.spot = spot;
        this.readable = readable;
    }

    /** Opens the map at {@code spot} and notes every key that is not one of {@code known}. */
    static Block of(Spot spot, String... known) {
        var keys = List.of(known);
        var block = open(spot);
        block.values.forEach((key, value) -> {
            if (keys.contains(key)) return;
            var advice = Nearest.to(key, keys).map(word -> "did you mean \"" + word + "\"?");
            spot.findings()
                    .add(
                            block.keyLine(key),
                            value.path(),
                            "there is no key " + Spot.quoted(key) + " here",
                            advice.orElse("the keys are " + String.join(", ", keys)));
        });
        block.values.keySet().retainAll(keys);
        block.values.replaceAll((key, value) -> at(value));
        return block;
    }

    /** Opens a map with any keys. */
    static Block open(Spot spot) {
        if (spot.node().isEmpty()) return new Block(spot, false);
        if (!(spot.node().get() instanceof MappingNode mapping
                && mapping.getTag().equals(Tag.MAP))) {
            spot.wrong(describe(spot.node().get()) + " stands here", "write keys with values, each \"key: value\"");
            return new Block(spot, false);
        }
        var block = new Block(spot, true);
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                spot.wrong("a key is a list or a map", "write a word before the colon");
                continue;
            }
            var path = (spot.path().isEmpty() ? "" : spot.path() + ".") + shortened(key.getValue());
            int line = key.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            var value = new Spot(Optional.of(tuple.getValueNode()), path, spot.findings());
            if (block.values.putIfAbsent(key.getValue(), value) == null) {
                block.keyLines.put(key.getValue(), line);
                spot.findings().stands(path, line);
            } else {
                var before = "the key stands here twice (before in line " + block.keyLine(key.getValue()) + ")";
                spot.findings().add(line, path, before, "leave one of them");
            }
        }
        return block;
    }

    /** The spot of a value; a value of nothing, as {@code key:} alone gives it, is a fault and then not written. */
    static Spot at(Spot spot) {
        spot.findings().stands(spot.path(), spot.line());
        if (!spot.node().orElseThrow().getTag().equals(Tag.NULL)) return spot;
        spot.wrong("nothing is written here", "write a value, in quotes if it starts with #, or leave it out");
        return new Spot(Optional.empty(), spot.path(), spot.findings());
    }

    private int keyLine(String key) {
        return keyLines.get(key);
    }

    /** A value that has to be there. */
    Spot need(String key) {
        if (readable && !values.containsKey(key))
            spot.wrong("\"" + key + "\" is missing", "add \"" + key + ":\" with its value");
        return may(key);
    }

    /** A value that may be left out. */
    Spot may(String key) {
        var value = values.get(key);
        return value != null ? value : new Spot(Optional.empty(), spot.path() + "." + key, spot.findings());
    }

    /** Notes every spot whose value was there before. */
    static void distinct(List<Spot> spots, Collection<?> values, String what) {
        var seen = new HashMap<Object, Integer>();
        int index = 0;
        for (var value : values) {
            var at = spots.get(index++);
            if (value.equals("")) continue;
            var before = seen.putIfAbsent(value, at.line());
            if (before != null)
                at.wrong("this " + what + " is there already (line " + before + ")", "leave one of them out");
        }
    }

    /** The keys and values as they were written. */
    Map<String, Spot> values() {
        return values;
    }

    /** What a node is, in words for the author of a file. */
    static String describe(Node node) {
        return switch (node) {
            case MappingNode mapping when mapping.getTag().equals(Tag.MAP) -> "a map";
            case SequenceNode list when list.getTag().equals(Tag.SEQ) -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.STR) -> "a text";
            case ScalarNode scalar
            when scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT) -> "a number";
            case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> "true or false";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            default -> "a value with the tag " + shortened(node.getTag().getValue());
        };
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 40 ? line.substring(0, 37) + "..." : line;
    }
}
