package org.undersigned.signature.signing;

import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.petition.Petition;
import org.undersigned.signature.Source;
import org.undersigned.signature.division.DivisionBox;
import org.undersigned.signature.division.DivisionOffer;
import org.undersigned.supporter.Notice;

/**
 * The form as one reader gets it: empty on the public page, filled in when it comes back.
 *
 * @param values what was written and ticked; empty on the public page
 * @param errors field to what has to change, in the order of the form
 * @param asked mail domain that the person is asked to look at again, or empty
 * @param first boxes that stand open
 * @param rest boxes behind a fold
 * @param all how many organisations have a box
 * @param whole whether this is the form with every box
 * @param division the box about the division of new supporters, if there is one
 * @param elsewhere where the form goes if that is not the petition's page; it stands in a frame then, and what it leads to opens beside that
 */
public record FormView(
        Petition petition,
        Page page,
        Map<String, String> values,
        Map<String, String> errors,
        String asked,
        List<Box> first,
        List<Box> rest,
        int all,
        boolean whole,
        Optional<DivisionBox> division,
        Optional<String> elsewhere) {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

    /**
     * The box of one organisation.
     *
     * @param legal what the organisation is called where it is registered, or null if it did not say
     * @param notice the wording that is recorded when it is ticked
     * @param error what has to change, or null
     */
    public record Box(
            String slug,
            Translated name,
            String legal,
            String notice,
            String privacyUrl,
            boolean ticked,
            String error) {}

    /** An empty form; {@code partner} is the one whose link was followed, if any. */
    static FormView empty(Petition petition, Boxes boxes, Page page, Optional<String> partner) {
        var values = partner.map(slug -> Map.of("partner", slug)).orElse(Map.of());
        return of(petition, boxes, page, values, Map.of(), "");
    }

    /** A form with what was written in another one so far, and no word about what is missing. */
    static FormView filled(Petition petition, Boxes boxes, Page page, Map<String, String> values) {
        return of(petition, boxes, page, values, Map.of(), values.getOrDefault("email_asked", ""));
    }

    /** A form that comes back: every answer and tick kept, the trouble named at its field. */
    static FormView refused(Petition petition, Boxes boxes, Page page, Refused refused) {
        var errors = new LinkedHashMap<String, String>();
        var asked = "";
        for (var error : refused.errors()) {
            errors.put(
                    error.field(),
                    page.t(
                            "signature.error." + error.message(),
                            error.arguments().toArray()));
            asked = error.asked().orElse(asked);
        }
        return of(petition, boxes, page, refused.values(), errors, asked);
    }

    private static FormView of(
            Petition petition,
            Boxes boxes,
            Page page,
            Map<String, String> values,
            Map<String, String> errors,
            String asked) {
        return new FormView(
                petition,
                page,
                values,
                errors,
                asked,
                boxes.first().stream()
                        .map(one -> box(one, page, values, errors))
                        .toList(),
                boxes.rest().stream().map(one -> box(one, page, values, errors)).toList(),
                boxes.all(),
                boxes.whole(),
                boxes.division()
                        .map(offer -> DivisionBox.of(
                                offer,
                                Boxes.isOn(values.get(DivisionOffer.BOX)) && !errors.containsKey(DivisionOffer.BOX))),
                Optional.empty());
    }

    /** The same form in a frame, which sends it to {@code address}, and says where it stands to the page with every box as well. */
    FormView framed(String address) {
        var kept = new HashMap<>(values);
        kept.putIfAbsent("source", Source.EMBED);
        return new FormView(
                petition,
                page,
                Map.copyOf(kept),
                errors,
                asked,
                first,
                rest,
                all,
                whole,
                division,
                Optional.of(address));
    }

    /** Whether it stands in a frame on another page. */
    public boolean isFramed() {
        return elsewhere.isPresent();
    }

    private static Box box(
            Campaign.Partner partner, Page page, Map<String, String> values, Map<String, String> errors) {
        var organisation = partner.organisation();
        var error = errors.get(Boxes.field(organisation.slug()));
        return new Box(
                organisation.slug(),
                organisation.name(),
                organisation.legalName().orElse(null),
                Notice.of(organisation, page.language())
                        .text()
                        .lines()
                        .findFirst()
                        .orElseThrow(),
                organisation.privacyUrl().toString(),
                Boxes.isTicked(partner, values) && error == null,
                error);
    }

    /** What the page's address, with whose link it is, turns into on sites that ask by oEmbed. */
    public String oembed() {
        var url = page.canonical() + (has("partner") ? "?partner=" + value("partner") : "");
        return page.baseUrl() + "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    /** Where the form goes. */
    public String action() {
        return elsewhere.orElseGet(() -> action(petition, page));
    }

    static String action(Petition petition, Page page) {
        return page.href(petition.action().path() + "/signatures");
    }

    /** What was written in a field. */
    public String value(String field) {
        return printable(values.getOrDefault(field, ""));
    }

    /** What was sent, as a page has it that sends it once more. */
    static Map<String, String> kept(Map<String, String> values) {
        var kept = new TreeMap<String, String>();
        values.forEach((field, value) -> kept.put(field, printable(value)));
        return kept;
    }

    /** Control characters stay out of the page. */
    static String printable(String value) {
        return CONTROL.matcher(value).replaceAll("");
    }

    public boolean has(String field) {
        return !value(field).isEmpty();
    }

    public boolean ticked(String box) {
        return Boxes.isOn(values.get(box));
    }

    /** What has to change in a field, or null. */
    public String error(String field) {
        return errors.get(field);
    }

    /** Where a field stands on the page. The petition's own fields have a name that anything else on the page might have. */
    public String anchor(String field) {
        if (field.startsWith("consent.") && field.endsWith(".email"))
            return "c-" + field.substring("consent.".length(), field.length() - ".email".length());
        if (field.equals(Boxes.VERSION)) return "letter";
        return petition.fields().stream().anyMatch(own -> own.name().equals(field)) ? "f-" + field : field;
    }

    public RawString countries() {
        return Countries.options(page.language(), value("country"));
    }

    /** Whether one of the folded boxes is ticked, so that the fold must be open. */
    public boolean isRestTicked() {
        return rest.stream().anyMatch(Box::ticked);
    }

    /** Whether there are boxes on the page of all organisations that are not here. */
    public boolean isMore() {
        return all > first.size() + rest.size();
    }

    /** The page with every box, to which a button of the form takes along what was written. */
    public String everyone() {
        return page.href(petition.action().path() + "/organisations");
    }

    /** The hidden field of the form with every box. */
    public String wholeField() {
        return Boxes.FIELD;
    }
}
