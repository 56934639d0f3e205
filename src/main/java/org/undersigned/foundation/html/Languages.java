package org.undersigned.foundation.html;

import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The interface languages: those with a message file. The first is the site's main language, whose addresses have no prefix. */
public final class Languages {

    /** The site's main language. */
    public static final String MAIN = "en";

    private static final Map<String, String> OWN_NAMES = ownNames();

    private Languages() {}

    /** BCP 47 tags, the main language first. */
    public static Set<String> all() {
        return OWN_NAMES.keySet();
    }

    /** What a language calls itself. */
    public static String ownName(String language) {
        return OWN_NAMES.getOrDefault(language, language);
    }

    /** {@code rtl} or {@code ltr}. */
    public static String direction(String language) {
        return switch (language) {
            case "ar", "fa", "he", "ur" -> "rtl";
            default -> "ltr";
        };
    }

    /** The address of a page in a language: the main language has no prefix. */
    public static String href(String language, String path) {
        if (language.equals(MAIN)) return path;
        return "/" + language + (path.equals("/") ? "" : path);
    }

    private static Map<String, String> ownNames() {
        var names = new LinkedHashMap<String, String>();
        names.put("en", "English");
        names.put("es", "Español");
        names.put("ht", "Kreyòl");
        names.put("ar", "العربية");
        names.put("fr", "Français");
        names.put("de", "Deutsch");
        return names;
    }

    /** A country's name in a language; {@code code} is ISO 3166-1 alpha-2. */
    public static String country(String code, String language) {
        return new ULocale("und", code).getDisplayCountry(new ULocale(language));
    }

    /** A language's name in another. */
    public static String name(String code, String language) {
        return new ULocale(code).getDisplayLanguage(new ULocale(language));
    }
}
