package org.undersigned.foundation.html;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What changed between two texts, word by word: pieces that stayed, went and came, in the order of reading. */
public record Difference(List<Piece> pieces) {

    private static final Pattern TOKEN = Pattern.compile("\\s+|\\S+");

    /** What became of a piece. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** Words that share their fate. */
    public record Piece(Kind kind, String text) {

        public boolean isGone() {
            return kind == Kind.GONE;
        }

        public boolean isNew() {
            return kind == Kind.NEW;
        }
    }

    /** The difference between a text as it was and as it is. */
    public static Difference of(String before, String after) {
        var old = tokens(before);
        var now = tokens(after);
        var pieces = new ArrayList<Piece>();
        for (var delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(pieces, Kind.SAME, delta.getSource().getLines());
                continue;
            }
            add(pieces, Kind.GONE, delta.getSource().getLines());
            add(pieces, Kind.NEW, delta.getTarget().getLines());
        }
        return new Difference(List.copyOf(pieces));
    }

    /** Whether anything changed. */
    public boolean isAny() {
        return pieces.stream().anyMatch(piece -> piece.kind != Kind.SAME);
    }

    /** Changed words as one line, such as {@code teh → the}, for who reads little. */
    public String summary() {
        var words = new StringBuilder();
        for (var piece : pieces) {
            if (piece.kind == Kind.SAME || piece.text.isBlank()) continue;
            if (piece.kind == Kind.NEW) words.append(" → ");
            else if (!words.isEmpty()) words.append(", ");
            words.append(piece.text.strip());
        }
        return words.toString();
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> tokens) {
        if (!tokens.isEmpty()) pieces.add(new Piece(kind, String.join("", tokens)));
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .flatMap(found -> Words.of(found.group()).stream())
                .toList();
    }
}
