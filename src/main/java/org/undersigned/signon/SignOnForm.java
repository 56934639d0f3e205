package org.undersigned.signon;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Entered;

/** What the public form sends, and what is wrong with it: every field at once, in the order of the form. */
public final class SignOnForm {

    /** Most characters of a name, and of an office. */
    public static final int LINE = 120;

    private static final int ADDRESS = 500;
    private static final int URL = 200;

    private static final List<String> FIELDS = List.of("name", "kind", "url", "address", "person", "office", "email");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private SignOnForm(Map<String, String> sent) {
        for (var field : FIELDS)
            values.put(
                    field,
                    Normalizer.normalize(sent.getOrDefault(field, ""), Normalizer.Form.NFC)
                            .strip());
    }

    /** What the form says, or what has to change. */
    sealed interface Checked {
        record Good(SignOnRequest.Body body, Applicant who, MailAddress address) implements Checked {}

        record Bad(Entered entered) implements Checked {}
    }

    static Checked check(Map<String, String> sent) {
        return new SignOnForm(sent).checked();
    }

    private Checked checked() {
        var name = line("name");
        if (!Organisation.KINDS.contains(values.get("kind"))) wrong("kind", "kind");
        var site = site();
        var postal = postal();
        var person = line("person");
        var office = line("office");
        var address = MailAddress.parse(values.get("email"));
        if (address.isEmpty()) wrong("email", values.get("email").isEmpty() ? "missing" : "email");
        if (!errors.isEmpty()) return new Checked.Bad(new Entered(shown(), errors));
        var body = new SignOnRequest.Body(
                name, values.get("kind"), site.orElseThrow().url, postal, site.orElseThrow().domain);
        return new Checked.Good(
                body, new Applicant(person, office, address.orElseThrow().typed()), address.orElseThrow());
    }

    /** What was sent, as it comes back into the form. */
    static Entered unchanged(Map<String, String> sent) {
        return new Entered(new SignOnForm(sent).shown(), Map.of());
    }

    private Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> shown.put(field, value.replaceAll("[\\p{Cc}&&[^\\n]]", "")));
        return shown;
    }

    private String line(String field) {
        var text = values.get(field).replaceAll("\\s+", " ");
        judged(text, LINE).ifPresent(why -> wrong(field, why));
        return text;
    }

    /** Why a name of a body, a person or an office cannot stand there; nothing if it can. Ends of message keys {@code signon.wrong.…}. */
    public static Optional<String> judged(String text, int most) {
        if (text.isEmpty()) return Optional.of("missing");
        if (text.codePointCount(0, text.length()) > most) return Optional.of("long");
        if (FormText.looksLikeLink(text)) return Optional.of("link");
        if (!FormText.isReadable(text) || text.codePoints().noneMatch(Character::isLetter))
            return Optional.of("unreadable");
        return Optional.empty();
    }

    private String postal() {
        var text = values.get("address").replaceAll("\\r\\n?", "\n").replaceAll("\\n{2,}", "\n");
        if (text.isEmpty()) wrong("address", "missing");
        else if (text.codePointCount(0, text.length()) > ADDRESS) wrong("address", "long");
        else if (!FormText.isReadable(text.replace('\n', ' '))) wrong("address", "unreadable");
        return text;
    }

    private record Website(URI url, String domain) {}

    /** People write {@code example.org} as often as {@code https://example.org/}. */
    private Optional<Website> site() {
        var text = values.get("url");
        if (text.isEmpty()) {
            wrong("url", "missing");
            return Optional.empty();
        }
        try {
            var url = ascii(new URI(text.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? text : "https://" + text));
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            // Whatever can stand behind the at sign of an address is a domain; a name of this machine or a number is
            // none.
            var domain = Optional.ofNullable(url.getHost())
                    .flatMap(host -> MailAddress.parse("x@" + host))
                    .map(address -> address.domain().replaceFirst("^www\\.", ""));
            if (text.length() <= URL
                    && domain.isPresent()
                    && url.getRawUserInfo() == null
                    && (scheme.equals("https") || scheme.equals("http")))
                return Optional.of(new Website(url, domain.get()));
        } catch (URISyntaxException e) {
            // Told below, as whatever else is no address.
        }
        wrong("url", "url");
        return Optional.empty();
    }

    /** The same address with its host in ASCII, which is what it is called where letters of other scripts do not work. */
    private static URI ascii(URI url) throws URISyntaxException {
        if (url.getHost() != null || url.getRawAuthority() == null) return url;
        try {
            var authority = IDN.toASCII(url.getRawAuthority(), IDN.ALLOW_UNASSIGNED);
            return new URI(url.toString().replaceFirst(Pattern.quote(url.getRawAuthority()), authority));
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private void wrong(String field, String why) {
        errors.put(field, "signon.wrong." + why);
    }
}
