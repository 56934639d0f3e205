package org.undersigned.signature;

import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.DomainTypo;

/**
 * What the form or the API sends, and what is wrong with it: every field at once, in the order of the form. Nothing is refused
 * for a tick that is missing.
 */
final class SignatureForm {

    // Each of these stands in docs/signing.md, for those who write to the API; a test compares.

    static final int NAME = 120;
    static final int POSTCODE = 12;
    static final int SOURCE = 64;
    static final int SUBMISSION = 200;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1," + SOURCE + "}");
    private static final Pattern BOX = Pattern.compile("consent\\.([a-z0-9-]+)\\.email");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    static final Pattern ANY_POSTCODE = Pattern.compile("[\\p{L}\\p{Nd} -]+");
    static final Pattern US_POSTCODE = Pattern.compile("[0-9]{5}(-[0-9]{4})?");

    private final Petition petition;
    private final Predicate<String> receives;
    private final Optional<DivisionOffer> division;
    private final Map<String, String> values;
    private final List<Refused.FieldError> errors = new ArrayList<>();

    private SignatureForm(
            Petition petition,
            Predicate<String> receives,
            Optional<DivisionOffer> division,
            Map<String, String> values) {
        this.petition = petition;
        this.receives = receives;
        this.division = division;
        this.values = values;
    }

    /** Either a submission, or what has to change. */
    sealed interface Checked {
        record Good(Submission submission) implements Checked {}

        record Bad(Refused refused) implements Checked {}
    }

    /**
     * Checks a form for {@code petition}.
     *
     * @param receives whether the box of a partner with this slug can be ticked
     * @param division what the box about new supporters is about, if there is one
     * @param values field names to values, as sent; a box is {@code on} or {@code true}
     * @param source what the address that the form came from says about where the person came from
     */
    static Checked check(
            Petition petition,
            Predicate<String> receives,
            Optional<DivisionOffer> division,
            Map<String, String> values,
            String language,
            Optional<String> source) {
        return new SignatureForm(petition, receives, division, values).checked(language, source);
    }

    private Checked checked(String pageLanguage, Optional<String> fromReferer) {
        var name = name();
        var email = email();
        var country = country();
        var postcode = postcode(country);
        var own = own();
        var agreed = division();
        if (!errors.isEmpty()) return new Checked.Bad(new Refused(List.copyOf(errors), Map.copyOf(values)));
        var language =
                Optional.of(text("lang")).filter(Languages.all()::contains).orElse(pageLanguage);
        var partner = Optional.of(text("partner"))
                .filter(slug -> petition.campaign().partner(slug).isPresent());
        var source = Optional.of(text("source"))
                .filter(SignatureForm::isCode)
                .map(Source::normal)
                .or(() -> fromReferer)
                .or(() -> partner);
        return new Checked.Good(new Submission(
                name,
                email.orElseThrow(),
                country,
                postcode,
                ticked("public"),
                ticked("updates"),
                consents(),
                agreed.map(offer -> offer.notice(language)),
                partner,
                source,
                language,
                own,
                Optional.of(text("submission")).filter(key -> !key.isEmpty() && key.length() <= SUBMISSION)));
    }

    private String name() {
        var name = BLANKS.matcher(text("name")).replaceAll(" ");
        if (name.isEmpty()) error("name", "nameMissing");
        else if (name.codePointCount(0, name.length()) > NAME) error("name", "nameTooLong", NAME);
        else if (FormText.looksLikeLink(name)) error("name", "nameIsLink");
        else if (!FormText.isReadable(name) || name.codePoints().noneMatch(Character::isLetter))
            error("name", "nameUnreadable");
        return name;
    }

    private Optional<MailAddress> email() {
        var typed = text("email");
        if (typed.isEmpty()) {
            error("email", "emailMissing");
            return Optional.empty();
        }
        var address = MailAddress.parse(typed);
        if (address.isEmpty()) {
            error("email", "emailBroken", shortened(typed));
            return address;
        }
        var domain = address.get().domain();
        var meant = DomainTypo.meant(domain);
        if (meant.isPresent() && !domain.equals(text("email_asked")))
            errors.add(
                    new Refused.FieldError("email", "emailDomain", List.of(domain, meant.get()), Optional.of(domain)));
        return address;
    }

    private String country() {
        var country = text("country").toUpperCase(Locale.ROOT);
        if (country.isEmpty()) error("country", "countryMissing");
        else if (!COUNTRIES.contains(country)) error("country", "countryUnknown");
        return country;
    }

    private String postcode(String country) {
        var postcode = text("postcode");
        if (postcode.isEmpty()) return postcode;
        if (postcode.length() > POSTCODE || !ANY_POSTCODE.matcher(postcode).matches())
            error("postcode", "postcodeBroken", shortened(postcode));
        else if (country.equals("US") && !US_POSTCODE.matcher(postcode).matches())
            error("postcode", "postcodeUs", shortened(postcode));
        return postcode;
    }

    private Map<String, String> own() {
        var own = new LinkedHashMap<String, String>();
        for (var field : petition.fields()) {
            var answer = text(field.name());
            if (answer.isEmpty() && field.required()) error(field.name(), "ownMissing");
            else if (answer.codePointCount(0, answer.length()) > field.max())
                error(field.name(), "ownTooLong", field.max());
            // An answer may have lines.
            else if (!FormText.isReadable(answer.replaceAll("[\\r\\n\\t]", " "))) error(field.name(), "ownUnreadable");
            if (!answer.isEmpty()) own.put(field.name(), answer);
        }
        return own;
    }

    /** Found by what was sent and not by who could be ticked: of many partners, few are. */
    private List<String> consents() {
        return values.keySet().stream()
                .map(BOX::matcher)
                .filter(Matcher::matches)
                .map(box -> box.group(1))
                .filter(slug -> ticked(Boxes.field(slug)) && receives.test(slug))
                .sorted()
                .toList();
    }

    /**
     * What was ticked is taken for what the form showed. If other organisations take part since, its person has to see that first; a program
     * that does not say what it showed ticks what is there now.
     */
    private Optional<DivisionOffer> division() {
        if (division.isEmpty() || !ticked(DivisionOffer.BOX)) return Optional.empty();
        var shown = text(DivisionOffer.FIELD);
        if (shown.isEmpty() || shown.equals(division.get().terms())) return division;
        error(DivisionOffer.BOX, "divisionChanged");
        return Optional.empty();
    }

    /** Whether a text can be the code of what brought a person. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private String text(String field) {
        return Normalizer.normalize(values.getOrDefault(field, ""), Normalizer.Form.NFC)
                .strip();
    }

    private boolean ticked(String box) {
        return Boxes.isOn(values.get(box));
    }

    static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60) + "…";
    }

    private void error(String field, String message, Object... arguments) {
        errors.add(new Refused.FieldError(field, message, List.of(arguments), Optional.empty()));
    }

    /** Code to name of every country, sorted for a reader of {@code language}. */
    static Map<String, String> countries(String language) {
        var locale = new ULocale(language);
        var names = new TreeMap<String, String>(com.ibm.icu.text.Collator.getInstance(locale)::compare);
        for (var code : COUNTRIES) names.put(new ULocale("und", code).getDisplayCountry(locale), code);
        var byCode = new LinkedHashMap<String, String>();
        names.forEach((name, code) -> byCode.put(code, name));
        return byCode;
    }
}
