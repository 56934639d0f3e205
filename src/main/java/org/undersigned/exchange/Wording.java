package org.undersigned.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Translated;

/**
 * Reads translated values: one text in the main language, or a map from language to text that contains the main language.
 *
 * @param main the first language of the petition's title
 * @param isKnown whether the title could be read; if not, {@code main} is a guess and nothing is held against it
 * @param spoken those that the petition is written in
 */
record Wording(String main, boolean isKnown, List<String> spoken) {

    /** Most characters of a petition's title in each language. */
    static final int TITLE = 80;

    /** Most characters of what a picture shows. */
    static final int ALT = 300;

    /** Most characters of a text with paragraphs. */
    static final int PROSE = 50_000;

    /** The rules that follow from the title of the petition, which has to name its languages. */
    static Wording of(Spot title) {
        var guess = Languages.MAIN;
        if (title.node().isEmpty()) return new Wording(guess, false, List.of());
        if (title.node().get() instanceof MappingNode map) {
            var keys = map.getValue().stream()
                    .map(tuple -> tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "")
                    .toList();
            var first = keys.stream().findFirst().filter(Languages::isTag);
            var spoken = keys.stream().filter(Languages::isTag).toList();
            return new Wording(first.orElse(guess), first.isPresent(), spoken);
        }
        if (title.node().get() instanceof ScalarNode)
            title.wrong(
                    "the title does not say in which language it is",
                    "write a map, such as \"" + guess + ": ...\"; its first language is the main one");
        return new Wording(guess, false, List.of());
    }

    /** Text in one line. */
    Translated line(Spot spot, int max) {
        return translated(spot, value -> value.text(max));
    }

    /** Text in one line of usual length. */
    Translated line(Spot spot) {
        return line(spot, Spot.LINE);
    }

    /** Text in one line that has to be there in each language of the petition: nobody can look at the main language instead. */
    Translated everywhere(Spot spot) {
        var texts = line(spot, ALT);
        if (spot.isWritten())
            spoken.stream()
                    .filter(language ->
                            !language.equals(main) && !texts.byLanguage().containsKey(language))
                    .forEach(language -> spot.wrong(
                            "the words are missing in " + language,
                            "add \"" + language + ":\" with what the picture shows, in that language"));
        return texts;
    }

    /** Plain text that may have paragraphs. */
    Translated prose(Spot spot) {
        return translated(spot, value -> value.prose(2000));
    }

    /** Plain text that may have paragraphs, of at most so many characters. */
    Translated prose(Spot spot, int max) {
        return translated(spot, value -> value.prose(max));
    }

    /** Text in Markdown. */
    Translated markdown(Spot spot) {
        return translated(spot, value -> {
            var text = value.prose(PROSE);
            MarkdownRules.check(text, value);
            return text;
        });
    }

    private static String advice(String language) {
        return Languages.tag(language)
                .or(() -> Nearest.to(language, Languages.all()))
                .map(tag -> "did you mean \"" + tag + "\"?")
                .orElse("write a tag of BCP 47, such as en, pt-BR or zh-Hant");
    }

    private Translated translated(Spot spot, Function<Spot, String> reading) {
        if (spot.node().isEmpty() || !(spot.node().get() instanceof MappingNode))
            return Translated.of(main, reading.apply(spot));
        var texts = new LinkedHashMap<String, String>();
        // The main language comes first in every translated text, because it stands in for those that are missing.
        texts.put(main, "");
        var values = Block.open(spot).values();
        values.forEach((language, value) -> {
            if (Languages.isTag(language)) texts.put(language, reading.apply(Block.at(value)));
            else value.wrong(Spot.quoted(language) + " is no language", advice(language));
        });
        if (values.size() > Languages.MOST)
            spot.wrong(
                    "the text is in " + values.size() + " languages",
                    "write it in at most " + Languages.MOST + "; "
                            + Spot.quoted(List.copyOf(values.keySet()).get(Languages.MOST)) + " is one too many");
        if (isKnown && !values.containsKey(main))
            spot.wrong("the main language " + main + " is missing", "add \"" + main + ":\" with the text in it");
        return new Translated(texts);
    }
}
