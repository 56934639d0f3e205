package org.undersigned.letter.representative;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.foundation.html.Translated;

/**
 * Somebody in an office that letters can go to.
 *
 * @param district as people know it; empty for an office of a whole country or region
 * @param email of the office
 * @param country ISO 3166-1 alpha-2, or empty
 * @param region as the file calls it, or empty
 * @param postcodes first signs of the postcodes of the district, capitals and digits only
 * @param area of the district, if the file has it
 */
public record Representative(
        String district,
        Translated name,
        Translated office,
        Translated institution,
        String email,
        String country,
        String region,
        List<String> postcodes,
        Optional<Area> area) {

    /** What tells a seat with its holder from all others of one file: another person in the same seat is somebody else. */
    public String key() {
        return district + "\n" + first(office) + "\n" + first(name);
    }

    /** The mailbox, in the one spelling that mailboxes are compared by. */
    public String mailbox() {
        return email.toLowerCase(Locale.ROOT);
    }

    /** A postcode, without what can be typed in several ways. */
    public static String postcode(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private static String first(Translated text) {
        return text.in(text.mainLanguage()).text();
    }
}
