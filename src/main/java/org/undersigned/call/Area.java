package org.undersigned.call;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.place.Regions;

/** Where somebody lives, as far as a number depends on it: a country, or a state or region of one. */
public final class Area {

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Area() {}

    /** Whether this is the code of a country (ISO 3166-1) or of a region (ISO 3166-2) that we have a name for. */
    public static boolean isOne(String code) {
        return COUNTRIES.contains(code)
                || REGION.matcher(code).matches() && !Regions.name(code).equals(code);
    }

    /** The country of a region; a country itself. */
    static String country(String code) {
        return code.substring(0, 2);
    }

    /** Its name: a country's in the reader's language, a region's as its country writes it. */
    static String name(String code, String language) {
        if (code.length() > 2) return Regions.name(code);
        return Languages.country(code, language);
    }
}
