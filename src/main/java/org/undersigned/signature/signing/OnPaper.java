package org.undersigned.signature.signing;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.signature.Tags;
import org.undersigned.supporter.PersonName;

/**
 * Who stands in a row on paper, as somebody typed it in: judged as the form judges, but that an address may be missing, and
 * nobody can be asked about its domain.
 *
 * @param country ISO 3166-1 alpha-2
 * @param postcode or empty
 */
public record OnPaper(String name, Optional<MailAddress> email, String country, String postcode) {

    /** Either a person, or the key of a message for each field that has to change: {@code name}, {@code email}, {@code postcode}, {@code country}. */
    public sealed interface Read {
        record Good(OnPaper person) implements Read {}

        record Bad(Map<String, String> wrong) implements Read {}
    }

    /** Judges a row. */
    public static Read read(String name, String email, String postcode, String country) {
        var wrong = new LinkedHashMap<String, String>();
        var called = clean(name);
        if (called.isEmpty()) wrong.put("name", "onpaper.wrong.name");
        else if (called.codePointCount(0, called.length()) > SignatureForm.NAME
                || FormText.looksLikeLink(called)
                || !FormText.isReadable(called)
                || called.codePoints().noneMatch(Character::isLetter)) wrong.put("name", "onpaper.wrong.nameBroken");
        var written = clean(email);
        var address = MailAddress.parse(written);
        if (!written.isEmpty() && address.isEmpty()) wrong.put("email", "onpaper.wrong.email");
        var code = clean(postcode);
        var where = clean(country).toUpperCase(Locale.ROOT);
        if (!code.isEmpty()
                && (code.length() > SignatureForm.POSTCODE
                        || !SignatureForm.ANY_POSTCODE.matcher(code).matches()
                        || where.equals("US")
                                && !SignatureForm.US_POSTCODE.matcher(code).matches()))
            wrong.put("postcode", "onpaper.wrong.postcode");
        if (!SignatureForm.COUNTRIES.contains(where)) wrong.put("country", "onpaper.wrong.country");
        return wrong.isEmpty() ? new Read.Good(new OnPaper(called, address, where, code)) : new Read.Bad(wrong);
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    /**
     * What the same person has on another sheet: HMAC of name key, country and postcode. Nothing where a postcode is missing and an address is
     * there: then that tells people apart better than a name alone.
     */
    public Optional<byte[]> placeTag(SecretKey key) {
        if (postcode.isEmpty() && email.isPresent()) return Optional.empty();
        var where = UCharacter.toUpperCase(Locale.ROOT, postcode).replaceAll("[ -]", "");
        return Optional.of(Mac.hmac(key, "paper/v1\n" + PersonName.key(name) + "\n" + country + "\n" + where));
    }

    /** What the same person has who signs on the site. */
    public Optional<byte[]> personTag(SecretKey key) {
        return email.map(one -> Tags.personTag(key, one.canonical(), name));
    }

    /** What the same mailbox has there. */
    public Optional<byte[]> mailboxTag(SecretKey key) {
        return email.map(one -> mailboxTag(key, one));
    }

    /** What a mailbox has under a petition's key. */
    public static byte[] mailboxTag(SecretKey key, MailAddress address) {
        return Tags.mailboxTag(key, address.canonical());
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "OnPaper[hidden]";
    }
}
