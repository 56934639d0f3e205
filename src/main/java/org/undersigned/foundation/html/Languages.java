package org.undersigned.foundation.html;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The interface languages, which have message files, and what can be said of any other language that people write in. The first
 * is the site's main language, whose addresses have no prefix.
 */
public final class Languages {

    /** Most languages that one campaign is written in: each is a page, an address in every list of them, and a form to fill in. */
    public static final int MOST = 30;

    /** The site's main language. */
    public static final String MAIN = "en";

    /** Language, script, region, as BCP 47 writes them. Variants and extensions would make one language look like many. */
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    /** Two letters by three: one language has one tag. */
    private static final Map<String, String> SHORT = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), code -> code, (one, other) -> one));

    /** Codes that name no language: several, none, unnamed, undetermined. */
    private static final Set<String> NONE = Set.of("mul", "zxx", "mis", "und");

    /** Kinds of writing of one language, and of one country, that people tell apart by name. */
    private static final List<String> OF_PLACES = List.of("pt-BR", "pt-PT", "zh-Hant", "fr-CA", "es-MX", "sr-Latn");

    /** What a tag looks like in an address, in any case, as a regular expression without groups: {@code zho-Hant-419} at most. */
    public static final String SHAPE = "[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?";

    private static final Map<String, String> OWN_NAMES = ownNames();

    private Languages() {}

    /** BCP 47 tags of the interface languages, the main language first. */
    public static Set<String> all() {
        return OWN_NAMES.keySet();
    }

    /**
     * The interface language that is nearest to a language: itself, or the same language written elsewhere ({@code pt} for
     * {@code pt-BR}), or else the main one.
     */
    public static String spoken(String language) {
        if (OWN_NAMES.containsKey(language)) return language;
        return nearest(language, OWN_NAMES.keySet()).orElse(MAIN);
    }

    /**
     * What stands nearest to {@code wanted}: the same tag, then ever shorter beginnings of it, then the first that is at least
     * the same language.
     */
    public static Optional<String> nearest(String wanted, Collection<String> written) {
        for (var tag = wanted; ; tag = tag.substring(0, tag.lastIndexOf('-'))) {
            if (written.contains(tag)) return Optional.of(tag);
            if (tag.indexOf('-') < 0) break;
        }
        var language = primary(wanted);
        return written.stream().filter(tag -> primary(tag).equals(language)).findFirst();
    }

    /**
     * A language that texts can be in, as its tag is written (BCP 47: language, script, region), from any spelling of its case;
     * nothing for what is no such tag or names no language that ISO 639 knows.
     */
    public static Optional<String> tag(String written) {
        try {
            var builder = new Locale.Builder().setLanguageTag(written);
            var locale = builder.build();
            var shorter = SHORT.get(locale.getLanguage());
            if (shorter != null) locale = builder.setLanguage(shorter).build();
            var tag = locale.toLanguageTag();
            return TAG.matcher(tag).matches() && isKnown(locale.getLanguage()) ? Optional.of(tag) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Whether a text can be said to be in {@code tag}, which has to be written as BCP 47 writes it. */
    public static boolean isTag(String tag) {
        return tag(tag).filter(tag::equals).isPresent();
    }

    /** What a language calls itself. */
    public static String ownName(String language) {
        var name = OWN_NAMES.get(language);
        return name != null ? name : new ULocale(language).getDisplayNameWithDialect(new ULocale(language));
    }

    /** {@code rtl} or {@code ltr}. */
    public static String direction(String language) {
        return new ULocale(language).isRightToLeft() ? "rtl" : "ltr";
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
        names.put("pt", "Português");
        names.put("zh", "中文");
        names.put("vi", "Tiếng Việt");
        return names;
    }

    /** A country's name in a language; {@code code} is ISO 3166-1 alpha-2. */
    public static String country(String code, String language) {
        return new ULocale("und", code).getDisplayCountry(new ULocale(spoken(language)));
    }

    /** Code to name of every country, sorted as a reader of {@code language} sorts. */
    public static Map<String, String> countries(String language) {
        var byName = new TreeMap<String, String>(order(language));
        for (var code : Locale.getISOCountries()) byName.put(country(code, language), code);
        return turned(byName);
    }

    /** A language's name in another. */
    public static String name(String code, String language) {
        return new ULocale(code).getDisplayNameWithDialect(new ULocale(spoken(language)));
    }

    /** How readers of a language look things up: by its own alphabet, strokes or sounds. */
    public static Comparator<String> order(String language) {
        return Collator.getInstance(new ULocale(spoken(language)))::compare;
    }

    /** Every language that has a name in {@code language}, by tag, sorted as its reader sorts: what a list offers to choose from. */
    public static Map<String, String> named(String language) {
        var byName = new TreeMap<String, String>(order(language));
        for (var code : KNOWN) byName.putIfAbsent(name(code, language), code);
        for (var tag : OF_PLACES) byName.putIfAbsent(name(tag, language), tag);
        return turned(byName);
    }

    private static Map<String, String> turned(Map<String, String> byName) {
        var byCode = new LinkedHashMap<String, String>();
        byName.forEach((name, code) -> byCode.put(code, name));
        return byCode;
    }

    private static boolean isKnown(String language) {
        // Three letters where ISO 639 has no two: Filipino, Hawaiian, Mixtec. ICU has a name for those that it knows.
        return KNOWN.contains(language)
                || (language.length() == 3
                        && !NONE.contains(language)
                        && !new ULocale(language)
                                .getDisplayLanguage(ULocale.ENGLISH)
                                .equals(language));
    }

    private static String primary(String tag) {
        var end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }
}
