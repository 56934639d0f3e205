package org.undersigned.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;

/**
 * One of the papers, in one language, ready to be drawn.
 *
 * @param page words, direction and title of its language
 * @param title of the petition that it is about
 * @param dated when its facts were read, as its language writes a day
 */
public record Paper(Page page, Kind kind, Translated title, String dated, List<Section> sections) {

    /** What stands between square brackets is for a person to fill in. */
    private static final Pattern PIECES = Pattern.compile("\\[[^\\[\\]]*]|\n|[^\\[\\n]+|\\[");

    /** Which paper. */
    public enum Kind {
        /** What people who sign are told (article 13). */
        NOTICE("notice"),
        /** How controllers share their duties (article 26). */
        ARRANGEMENT("arrangement"),
        /** The record of processing activities (article 30). */
        RECORD("record"),
        /** The data protection impact assessment (article 35). */
        ASSESSMENT("assessment");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in addresses, and at the end of message keys. */
        public String word() {
            return word;
        }

        /** Key of its title. */
        public String label() {
            return "papers.kind." + word;
        }

        /** Key of what it is for. */
        public String meaning() {
            return label() + ".for";
        }

        static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    /**
     * A part with a heading; what it has is drawn in this order.
     */
    public record Section(String title, List<String> texts, List<Grid> grids, List<String> points) {

        static Section of(String title, String... texts) {
            return new Section(title, List.of(texts), List.of(), List.of());
        }

        Section with(Grid grid) {
            return new Section(
                    title, texts, Stream.concat(grids.stream(), Stream.of(grid)).toList(), points);
        }

        Section with(List<String> more) {
            return new Section(
                    title,
                    texts,
                    grids,
                    Stream.concat(points.stream(), more.stream()).toList());
        }
    }

    /** A table; the first cell of each row names the row. */
    public record Grid(List<String> head, List<List<String>> rows) {}

    /** A piece of a text: a break of a line, a blank to fill in, or words. */
    public record Piece(String text, boolean blank) {
        public boolean isBreak() {
            return text.equals("\n");
        }
    }

    /** A text in pieces. */
    public List<Piece> pieces(String text) {
        var found = new ArrayList<Piece>();
        var matcher = PIECES.matcher(text);
        while (matcher.find())
            found.add(new Piece(
                    matcher.group(),
                    matcher.group().length() > 1 && matcher.group().startsWith("[")));
        return found;
    }

    /** Its name as a file. */
    String file() {
        return kind.word() + "-" + page.language() + ".html";
    }
}
