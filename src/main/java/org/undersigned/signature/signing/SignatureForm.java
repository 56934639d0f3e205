package org.undersigned.signature.signing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Source;
import org.undersigned.signature.division.DivisionOffer;
import org.undersigned.supporter.DomainTypo;
import org.undersigned.supporter.Notice;

/**
 * What the form or the API sends, and what is wrong with it: every field at once, in the order of the form. Nothing is refused
 * for a tick that is missing.
 */
final class SignatureForm {

    // Each of these stands in docs/signing.md, for those who write to the API; a test compares.

    static final int NAME = 120;
    static final int POSTCODE = 12;
    static final int SUBMISSION = 200;

    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
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
        var language = Optional.of(text("lang")).filter(this::isSpoken).orElse(pageLanguage);
        notice(language);
        version();
        if (!errors.isEmpty()) return new Checked.Bad(new Refused(List.copyOf(errors), Map.copyOf(values)));
        var partner = Optional.of(text("partner"))
                .filter(slug -> petition.campaign().partner(slug).isPresent());
        var source = Optional.of(text("source"))
                .filter(Source::isCode)
                .map(Source::normal)
                .or(() -> fromReferer)
                .map(code -> Source.kept(code, partner))
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

    /** What mails to a person can be in: the words of the site in an interface language, or in the nearest to one of the petition's. */
    private boolean isSpoken(String language) {
        return isSpoken(petition, language);
    }

    static boolean isSpoken(Petition petition, String language) {
        return Languages.all().contains(language) || petition.languages().contains(language);
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
            error("email", "emailBroken", FormText.shortened(typed));
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
            error("postcode", "postcodeBroken", FormText.shortened(postcode));
        else if (country.equals("US") && !US_POSTCODE.matcher(postcode).matches())
            error("postcode", "postcodeUs", FormText.shortened(postcode));
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
     * A form that stands on another site says which words it has beside its partner's box. If they are others by now, nobody has agreed to those:
     * their person has to read them first.
     */
    private void notice(String language) {
        var shown = text(Boxes.NOTICE);
        if (shown.isEmpty()) return;
        petition.campaign()
                .partner(text("partner"))
                .map(Campaign.Partner::organisation)
                .filter(one -> ticked(Boxes.field(one.slug())))
                .filter(one -> !shown.equals(Notice.of(one, language).id().toString()))
                .ifPresent(one -> error(Boxes.field(one.slug()), "noticeChanged"));
    }

    /** The same for the text itself: nobody signs one that they did not have before them. */
    private void version() {
        var shown = text(Boxes.VERSION);
        if (!shown.isEmpty() && !shown.equals(String.valueOf(petition.latest().number())))
            error(Boxes.VERSION, "versionChanged");
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

    private String text(String field) {
        return Normalizer.normalize(values.getOrDefault(field, ""), Normalizer.Form.NFC)
                .strip();
    }

    private boolean ticked(String box) {
        return Boxes.isOn(values.get(box));
    }

    private void error(String field, String message, Object... arguments) {
        errors.add(new Refused.FieldError(field, message, List.of(arguments), Optional.empty()));
    }
}
