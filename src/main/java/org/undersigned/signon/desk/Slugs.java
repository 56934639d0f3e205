package org.undersigned.signon.desk;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.function.Predicate;

/** Addresses for organisations that come by the public form. */
final class Slugs {

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    private static final int LONGEST = 56;

    private Slugs() {}

    /** A free slug for a name: its letters and digits in ASCII, with a number behind it if somebody has that already. */
    static String of(String name, Predicate<String> taken) {
        var plain = LATIN.transliterate(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var stem = plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-$", "") : plain;
        var base = stem.length() < 2 ? "organisation" : stem;
        var slug = base;
        for (int i = 2; taken.test(slug); i++) slug = base + "-" + i;
        return slug;
    }
}
