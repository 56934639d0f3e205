package org.undersigned.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From bytes of unknown origin to a bounded tree of YAML nodes. */
final class YamlDocument {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DEPTH = 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlDocument() {}

    /** The root of the only document in {@code bytes}; empty if something was found wrong. */
    static Optional<Node> root(byte[] bytes, Findings findings) {
        if (bytes.length > MOST_BYTES) {
            findings.add(0, "", "the file is larger than 1 MiB", "shorten it, or make one file for each campaign");
            return Optional.empty();
        }
        return decode(bytes, findings).flatMap(text -> parse(text, findings));
    }

    private static Optional<String> decode(byte[] bytes, Findings findings) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(bytes.length);
        var in = ByteBuffer.wrap(bytes);
        if (decoder.decode(in, out, true).isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) if (bytes[i] == '\n') line++;
            findings.add(line, "", "these bytes are not UTF-8", "save the file in the encoding UTF-8");
            return Optional.empty();
        }
        var text = out.flip().toString();
        return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /**
     * The buffer takes all of the text at once: with a smaller one the library (3.0.1) fails on a character outside the basic plane,
     * such as an emoji, that lies across the end of its buffer.
     */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setBufferSize(text.length() + 1)
                .setCodePointLimit(MOST_BYTES)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .setAllowNonScalarKeys(false)
                .build();
    }

    private static Optional<Node> parse(String text, Findings findings) {
        var settings = settings(text);
        try {
            if (!isBounded(text, settings, findings)) return Optional.empty();
            var root = new Compose(settings).composeString(text);
            if (root.isEmpty())
                findings.add(1, "", "the file is empty", "write at least the sections organisations to petition");
            return root;
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            findings.add(line(mark), "", "this is not YAML: " + oneLine(e.getProblem()), advice(e.getProblem()));
        } catch (ReaderException e) {
            var before = text.codePoints()
                    .limit(e.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            findings.add(
                    (int) before + 1,
                    "",
                    "the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()),
                    "remove it; it cannot be seen in most editors");
        } catch (YamlEngineException e) {
            findings.add(0, "", "this is not YAML: " + oneLine(String.valueOf(e.getMessage())), "write YAML 1.2");
        }
        return Optional.empty();
    }

    /**
     * Looks at the flat stream of events first: composing recurses, so depth has to be known before, and aliases could make a small
     * file a huge one. Campaign files need none.
     */
    private static boolean isBounded(String text, LoadSettings settings, Findings findings) {
        int depth = 0;
        int documents = 0;
        for (var event : new Parse(settings).parseString(text)) {
            int line = line(event.getStartMark());
            if (event instanceof AliasEvent
                    || event instanceof NodeEvent node && node.getAnchor().isPresent())
                findings.add(
                        line,
                        "",
                        "anchors (&name) and aliases (*name) are not taken",
                        "write the value out where it is needed");
            if (event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<"))
                findings.add(line, "", "merge keys (<<) are not taken", "write the keys out where they are needed");
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                default -> {}
            }
            if (depth > MOST_DEPTH) {
                findings.add(
                        line,
                        "",
                        "lists and maps are nested too deeply here",
                        "see the list of keys in docs/campaign-file.md");
                return false;
            }
            if (documents > 1 && event.getEventId() == Event.ID.DocumentStart) {
                findings.add(line, "", "a second document starts here", "make a file of its own for each campaign");
                return false;
            }
        }
        return findings.isEmpty();
    }

    private static String advice(String problem) {
        if (problem.contains("TAB")) return "indent with spaces, never with tabs";
        if (problem.contains("found character '@'")
                || problem.contains("found character '`'")
                || problem.contains("'%'")) return "write the value in quotes, such as \"@handle\"";
        if (problem.contains("mapping values are not allowed"))
            return "put a text that contains a colon and a space in quotes, or check the indentation";
        return "check indentation and quotes here and in the line before";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(m -> m.getLine() + 1).orElse(0);
    }

    private static String oneLine(String text) {
        return text.strip().lines().findFirst().orElse("it cannot be read");
    }
}
