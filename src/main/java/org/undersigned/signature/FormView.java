package org.undersigned.signature;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.Notice;

/**
 * The form as one reader gets it: empty on the public page, filled in when it comes back.
 *
 * @param values what was written and ticked; empty on the public page
 * @param errors field to what has to change, in the order of the form
 * @param asked mail domain that the person is asked to look at again, or empty
 * @param first boxes that stand open: the link's own partner, leads and co-hosts
 * @param rest boxes of the supporting organisations
 */
public record FormView(
        Petition petition,
        Page page,
        Map<String, String> values,
        Map<String, String> errors,
        String asked,
        List<Box> first,
        List<Box> rest) {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

    /** The box of one organisation. {@code notice} is the wording that is recorded when it is ticked. */
    public record Box(String slug, Translated name, String notice, String privacyUrl, boolean ticked) {}

    /** An empty form; {@code partner} is the one whose link was followed, if any. */
    static FormView empty(Petition petition, List<Campaign.Partner> boxes, Page page, Optional<String> partner) {
        var values = partner.map(slug -> Map.of("partner", slug)).orElse(Map.of());
        return of(petition, boxes, page, values, Map.of(), "");
    }

    /** A form that comes back: every answer and tick kept, the trouble named at its field. */
    static FormView refused(Petition petition, List<Campaign.Partner> boxes, Page page, Refused refused) {
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
            List<Campaign.Partner> boxes,
            Page page,
            Map<String, String> values,
            Map<String, String> errors,
            String asked) {
        var partner = values.getOrDefault("partner", "");
        var first = new ArrayList<Box>();
        var rest = new ArrayList<Box>();
        boxes.stream()
                .sorted(Comparator.comparing(one -> !one.organisation().slug().equals(partner)))
                .forEach(one -> {
                    var open = one.role() != Campaign.Role.SUPPORTING
                            || one.organisation().slug().equals(partner);
                    (open ? first : rest).add(box(one, page, values));
                });
        // One organisation behind a fold saves nobody anything.
        if (rest.size() == 1) first.add(rest.removeFirst());
        return new FormView(petition, page, values, errors, asked, first, rest);
    }

    private static Box box(Campaign.Partner partner, Page page, Map<String, String> values) {
        var organisation = partner.organisation();
        return new Box(
                organisation.slug(),
                organisation.name(),
                Notice.of(organisation, page.language())
                        .text()
                        .lines()
                        .findFirst()
                        .orElseThrow(),
                organisation.privacyUrl().toString(),
                isOn(values.get("consent." + organisation.slug() + ".email")));
    }

    /** Where the form goes. */
    public String action() {
        return action(petition, page);
    }

    static String action(Petition petition, Page page) {
        return page.href(petition.action().path() + "/signatures");
    }

    /** What was written in a field. */
    public String value(String field) {
        return printable(values.getOrDefault(field, ""));
    }

    /** Control characters stay out of the page. */
    static String printable(String value) {
        return CONTROL.matcher(value).replaceAll("");
    }

    public boolean has(String field) {
        return !value(field).isEmpty();
    }

    public boolean ticked(String box) {
        return isOn(values.get(box));
    }

    /** What has to change in a field, or null. */
    public String error(String field) {
        return errors.get(field);
    }

    /** Where a field stands on the page. The petition's own fields have a name that anything else on the page might have. */
    public String anchor(String field) {
        return petition.fields().stream().anyMatch(own -> own.name().equals(field)) ? "f-" + field : field;
    }

    public RawString countries() {
        return Countries.options(page.language(), value("country"));
    }

    /** Whether one of the folded boxes is ticked, so that the fold must be open. */
    public boolean isRestTicked() {
        return rest.stream().anyMatch(Box::ticked);
    }

    private static boolean isOn(String value) {
        return "on".equals(value) || "true".equals(value);
    }
}
