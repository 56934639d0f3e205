package org.undersigned.translation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.undersigned.foundation.html.Messages;

/**
 * Which texts of a language somebody looks at.
 *
 * @param area one of the site's parts, or empty for all
 * @param words what they search for, or empty
 * @param from how many of those found come before this page
 */
public record TextsAsked(String language, String area, Show show, String words, int from) {

    /** How many stand on a page. */
    static final int TOGETHER = 20;

    private static final int LONGEST = 100;

    public TextsAsked {
        if (!Messages.areas().contains(area)) area = "";
        if (words.length() > LONGEST) words = words.substring(0, LONGEST);
    }

    static TextsAsked of(String language, Map<String, String> form) {
        return new TextsAsked(
                language,
                form.getOrDefault("area", ""),
                Show.of(form.getOrDefault("show", "")),
                form.getOrDefault("q", ""),
                number(form.getOrDefault("from", "")));
    }

    static int number(String written) {
        return written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
    }

    /** The address of another page of the same. */
    String at(int other) {
        return TranslationsPage.PATH + "/" + language + "/texts?area=" + area + "&show=" + show.word() + "&q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&from=" + other;
    }
}
