package org.undersigned.foundation.mail;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address: as typed, for sending, and in one canonical form, for telling whether two addresses are one mailbox. The
 * canonical form is never sent to and never stored; it only goes into keyed tags.
 *
 * @param typed what the person wrote, surrounding blanks removed
 * @param domain in ASCII (UTS 46) and lower case
 * @param canonical lower case, domain in ASCII (UTS 46), aliases of the provider undone
 */
public record MailAddress(String typed, String domain, String canonical) {

    /** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3, less the angle brackets). */
    public static final int LONGEST = 254;

    /** Longest part before the at sign (RFC 5321, 4.5.3.1.1). */
    public static final int LONGEST_LOCAL = 64;

    /** What may stand there beside letters and digits. */
    public static final String SIGNS = ".!#$%&'*+/=?^_`{|}~-";

    private static final IDNA DOMAINS =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private static final Pattern ASCII_DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Domains that are other names of the same mailboxes. */
    private static final Map<String, String> SAME_PROVIDER = Map.ofEntries(
            Map.entry("googlemail.com", "gmail.com"),
            Map.entry("protonmail.com", "proton.me"),
            Map.entry("protonmail.ch", "proton.me"),
            Map.entry("pm.me", "proton.me"),
            Map.entry("me.com", "icloud.com"),
            Map.entry("mac.com", "icloud.com"),
            Map.entry("ya.ru", "yandex.ru"),
            Map.entry("yandex.com", "yandex.ru"));

    private static final Set<String> DOTS_DO_NOT_COUNT = Set.of("gmail.com", "proton.me");
    private static final Set<String> DASH_IS_ALIAS =
            Set.of("yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.es");

    /** Reads an address; nothing if it cannot be one. Quoted local parts are not taken. */
    public static Optional<MailAddress> parse(String text) {
        var typed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        var at = typed.lastIndexOf('@');
        if (at < 1 || at == typed.length() - 1 || typed.length() > LONGEST || at > LONGEST_LOCAL)
            return Optional.empty();
        var local = typed.substring(0, at);
        if (!isLocal(local)) return Optional.empty();
        return domain(typed.substring(at + 1)).map(domain -> new MailAddress(typed, domain, canonical(local, domain)));
    }

    /** The address as mail servers want it: local part as typed, domain in ASCII. */
    public String forSending() {
        var at = typed.lastIndexOf('@');
        return typed.substring(0, at + 1) + domain;
    }

    /**
     * Where a link to somebody's page may go when only this address was typed: without what follows a plus (or a dash, where that
     * is an alias). For providers that know aliases this is the same mailbox. For others the alias would be a stranger's mailbox,
     * who could have picked it for that.
     */
    public String withoutAlias() {
        var local = before(typed.substring(0, typed.lastIndexOf('@')), '+');
        if (DASH_IS_ALIAS.contains(domain)) local = before(local, '-');
        return local + "@" + domain;
    }

    private static boolean isLocal(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) return false;
        return local.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || SIGNS.indexOf(c) >= 0);
    }

    private static Optional<String> domain(String text) {
        var info = new IDNA.Info();
        var ascii =
                DOMAINS.nameToASCII(text, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        if (info.hasErrors() || ascii.length() > 253) return Optional.empty();
        return ASCII_DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    }

    private static String canonical(String typedLocal, String typedDomain) {
        var domain = SAME_PROVIDER.getOrDefault(typedDomain, typedDomain);
        var local = Normalizer.normalize(typedLocal, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        local = before(local, '+');
        if (DASH_IS_ALIAS.contains(domain)) local = before(local, '-');
        if (DOTS_DO_NOT_COUNT.contains(domain)) local = local.replace(".", "");
        return local + "@" + domain;
    }

    private static String before(String text, char mark) {
        var at = text.indexOf(mark);
        return at > 0 ? text.substring(0, at) : text;
    }

    /** Hides the address from logs and exceptions. */
    @Override
    public String toString() {
        return "MailAddress[hidden]";
    }
}
