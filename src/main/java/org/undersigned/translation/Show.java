package org.undersigned.translation;

import java.util.Locale;
import java.util.function.Predicate;

/** Which texts a list shows. */
public enum Show {
    ALL(text -> true),
    MISSING(Text::isMissing),
    SUGGESTED(Text::isSuggested),
    DISPUTED(Text::isDisputed),
    OUTDATED(Text::isOutdated);

    private final Predicate<Text> shows;

    Show(Predicate<Text> shows) {
        this.shows = shows;
    }

    boolean shows(Text text) {
        return shows.test(text);
    }

    /** As in addresses and at the end of message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a word names; everything for any other word. */
    static Show of(String word) {
        for (var show : values()) if (show.word().equals(word)) return show;
        return ALL;
    }
}
