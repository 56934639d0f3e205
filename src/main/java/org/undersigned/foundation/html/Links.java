package org.undersigned.foundation.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds addresses that a translation has and its English has not. Programs for mail make a link of nearly everything with a dot between
 * letters, so nothing is looked up in a list of endings: whatever looks like an address has to stand in the English, sign for sign.
 */
final class Links {

    /** Signs that addresses are made of, up to where a sentence goes on. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._%+@:/?#=&~-]*[A-Za-z0-9_%+@/#=&~-]");

    /** Two letters with a dot between them, numbers as machines have them, a mailbox, a scheme. German writes {@code :innen} within words. */
    private static final Pattern SUSPECT =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}_-]\\.[\\p{L}&&[^ºª]]|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|://|@|"
                    + "[A-Za-z][A-Za-z0-9+.-]*:(?=[\\p{L}\\p{N}/+])(?!in(?:nen)?\\b)");

    /** Has to stay: a dot between letters may be an abbreviation, these are addresses. */
    private static final Pattern FIRM = Pattern.compile("@|://");

    /** A mailbox at a domain that is everybody's example (RFC 2606): such names are translated, and lead nowhere. */
    private static final Pattern EXAMPLE =
            Pattern.compile("[\\p{L}\\p{N}.:+-]*@(?:[\\p{L}\\p{N}-]+\\.)*(?:example\\.org|example)"
                    + "(?![A-Za-z0-9@:/-]|\\.[\\p{L}\\p{N}])");

    /** A Chinese full stop, where it is no end of a sentence; {@code X} stands for a name. */
    private static final Pattern LATIN_STOP = Pattern.compile("(?<=[A-WYZa-z0-9])[\\u3002\\uFF61](?=[A-WYZa-z])");

    private Links() {}

    /** Addresses that stand in one of the two and not in the other. */
    static Set<String> strange(List<String> english, List<String> readings) {
        var known = new LinkedHashSet<String>();
        for (var reading : english) known.addAll(tokens(plain(reading)));
        var strange = new LinkedHashSet<String>();
        for (var reading : readings) {
            var rest = plain(reading);
            for (var token : known) rest = without(rest, token);
            SUSPECT.matcher(rest).results().forEach(found -> strange.add(found.group()));
        }
        for (var token : known)
            if (FIRM.matcher(token).find()
                    && readings.stream().map(Links::plain).noneMatch(reading -> reading.contains(token)))
                strange.add(token);
        return strange;
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        TOKEN.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(token -> SUSPECT.matcher(token + "x").find())
                .forEach(tokens::add);
        // Longer ones first, so that none is taken out of another.
        tokens.sort((one, other) -> other.length() - one.length());
        return tokens;
    }

    /** Takes a known address away where it stands alone; as a part of a longer one it is another. */
    private static String without(String text, String token) {
        return text.replaceAll(
                "(?<![A-Za-z0-9.@:/_-])" + Pattern.quote(token) + "(?![A-Za-z0-9@/?#:_-]|\\.[\\p{L}\\p{N}])", " ");
    }

    private static String plain(String text) {
        var dots = text.replaceAll("[\\uFF0E\\u2024\\uFE52]", ".").replaceAll("[\\uFF20\\uFE6B]", "@");
        return EXAMPLE.matcher(LATIN_STOP.matcher(dots).replaceAll(".")).replaceAll("@mail.example");
    }
}
