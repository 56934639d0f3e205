package org.undersigned.foundation.html;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text in one or more languages. The first language is the main one and stands in wherever another is missing.
 *
 * @param byLanguage BCP 47 tag to text, in the order written; never empty
 */
public record Translated(Map<String, String> byLanguage) {

    @JsonCreator
    public Translated(Map<String, String> byLanguage) {
        if (byLanguage.isEmpty()) throw new IllegalArgumentException("a translated text needs at least one language");
        this.byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** The same text under its main language only. */
    public static Translated of(String language, String text) {
        return new Translated(Map.of(language, text));
    }

    @JsonValue
    Map<String, String> json() {
        return byLanguage;
    }

    /** The language that stands in for missing ones. */
    public String mainLanguage() {
        return byLanguage.keySet().iterator().next();
    }

    /** The text for a reader of {@code language}: in it, or the nearest to it, or the main one. With the language it is really in, so that a page can mark it. */
    public Line in(String language) {
        var text = byLanguage.get(language);
        if (text != null) return new Line(text, language);
        var near = Languages.nearest(language, byLanguage.keySet()).orElse(mainLanguage());
        return new Line(byLanguage.get(near), near);
    }

    /**
     * One text in one language.
     *
     * @param text what to show
     * @param language BCP 47 tag of {@code text}, which may differ from the page's
     */
    public record Line(String text, String language) {
        @Override
        public String toString() {
            return text;
        }
    }
}
