package org.undersigned.signature.signing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.signature.division.DivisionOffer;

/**
 * The organisations whose boxes a form shows. With few partners, these are all. With many, the form stays short: whose link
 * brought the person, leads and co-hosts, and the others are one link away.
 *
 * @param first boxes that stand open
 * @param rest boxes behind a fold
 * @param all how many could be shown
 * @param whole whether this is the form that shows all
 * @param division what the box about new supporters is about, if there is one
 */
record Boxes(
        List<Campaign.Partner> first,
        List<Campaign.Partner> rest,
        int all,
        boolean whole,
        Optional<DivisionOffer> division) {

    /** Most boxes of the short form, but for those that were ticked elsewhere. */
    static final int MOST = Campaign.FOREMOST;

    /** The field of the form with every box that tells it from the short one. No question of a petition's own has such a name. */
    static final String FIELD = "form.boxes";

    /** The field of a form on another site that tells the id of the words beside its partner's box. */
    static final String NOTICE = "form.notice";

    /** The field of a form on another site that tells the number of the text that it asks to sign. */
    static final String VERSION = "form.version";

    private static final Comparator<Campaign.Partner> BY_ROLE = Comparator.comparing(Campaign.Partner::role);

    /**
     * The short form.
     *
     * @param offered partners whose boxes can be ticked
     * @param values what was sent, with {@code partner} as the one whose link was followed; boxes that were ticked are shown
     * @param alone whether that partner's link shows its own box alone
     */
    static Boxes brief(List<Campaign.Partner> offered, Map<String, String> values, boolean alone) {
        var bringing = values.getOrDefault("partner", "");
        Comparator<Campaign.Partner> ownFirst =
                Comparator.comparing(one -> !one.organisation().slug().equals(bringing));
        var sorted = offered.stream().sorted(ownFirst.thenComparing(BY_ROLE)).toList();
        var own = sorted.stream().limit(1).filter(one -> is(one, bringing)).toList();
        if (alone && !own.isEmpty()) return cut(own, sorted, values);
        var open = sorted.stream()
                .filter(one -> one.role() != Campaign.Role.SUPPORTING || is(one, bringing))
                .toList();
        if (sorted.size() > MOST) return cut(open.stream().limit(MOST).toList(), sorted, values);
        var first = new ArrayList<>(open);
        var rest = new ArrayList<>(sorted);
        rest.removeAll(open);
        // One organisation behind a fold saves nobody anything.
        if (rest.size() == 1) first.add(rest.removeFirst());
        return new Boxes(first, rest, sorted.size(), false, Optional.empty());
    }

    /** The form with every box: leads first, then co-hosts, then the others in the order of the campaign. */
    static Boxes whole(List<Campaign.Partner> offered) {
        return new Boxes(offered.stream().sorted(BY_ROLE).toList(), List.of(), offered.size(), true, Optional.empty());
    }

    /** The same, with the box about the division of new supporters. */
    Boxes with(Optional<DivisionOffer> offer) {
        return new Boxes(first, rest, all, whole, offer);
    }

    private static Boxes cut(List<Campaign.Partner> shown, List<Campaign.Partner> sorted, Map<String, String> values) {
        var first = new ArrayList<>(shown);
        // What somebody ticked is never lost from sight.
        sorted.stream()
                .filter(one -> !shown.contains(one) && isTicked(one, values))
                .forEach(first::add);
        return new Boxes(first, List.of(), sorted.size(), false, Optional.empty());
    }

    /** The name of an organisation's box. */
    static String field(String slug) {
        return "consent." + slug + ".email";
    }

    static boolean isTicked(Campaign.Partner partner, Map<String, String> values) {
        return isOn(values.get(field(partner.organisation().slug())));
    }

    /** Whether a value of a box says that it is ticked. */
    static boolean isOn(String value) {
        return "on".equals(value) || "true".equals(value);
    }

    private static boolean is(Campaign.Partner partner, String slug) {
        return partner.organisation().slug().equals(slug);
    }
}
