package org.undersigned.supporter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks back when a mail domain is one slip away from a common one. It never corrects by itself. */
public final class DomainTypo {

    private static final List<String> COMMON = List.of(
            "gmail.com",
            "hotmail.com",
            "outlook.com",
            "yahoo.com",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "aol.com",
            "live.com",
            "msn.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "orange.fr",
            "wanadoo.fr",
            "laposte.net",
            "free.fr",
            "hotmail.fr",
            "yahoo.fr",
            "hotmail.es",
            "yahoo.es",
            "yahoo.com.mx",
            "hotmail.co.uk",
            "yahoo.co.uk",
            "btinternet.com",
            "comcast.net",
            "verizon.net",
            "bluewin.ch");

    /** Real domains that lie close to a common one. */
    private static final Set<String> REAL = Set.of(
            "mail.com",
            "email.com",
            "ymail.com",
            "gmx.com",
            "gmx.ch",
            "gmx.at",
            "live.de",
            "live.fr",
            "me.com",
            "hotmail.de",
            "yahoo.de",
            "gmail.co");

    private DomainTypo() {}

    /** The common domain that was probably meant, if {@code domain} is not a known one itself. */
    public static Optional<String> meant(String domain) {
        if (COMMON.contains(domain) || REAL.contains(domain)) return Optional.empty();
        return COMMON.stream().filter(common -> distance(domain, common) == 1).findFirst();
    }

    /** Damerau-Levenshtein distance, counting a swap of neighbours as one slip; 2 means two or more. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) return 2;
        var start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) start++;
        var x = a.substring(start);
        var y = b.substring(start);
        if (x.isEmpty() && y.isEmpty()) return 0;
        if (x.length() == y.length()) {
            if (x.substring(1).equals(y.substring(1))) return 1;
            var swapped = x.length() > 1 && x.charAt(0) == y.charAt(1) && x.charAt(1) == y.charAt(0);
            return swapped && x.substring(2).equals(y.substring(2)) ? 1 : 2;
        }
        return x.length() > y.length()
                ? (x.substring(1).equals(y) ? 1 : 2)
                : (y.substring(1).equals(x) ? 1 : 2);
    }
}
