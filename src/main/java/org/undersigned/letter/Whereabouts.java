package org.undersigned.letter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.undersigned.letter.representative.Point;
import org.undersigned.letter.representative.Representative;

/**
 * What somebody says about where they live, to find their targets. It goes along from step to step, and is kept nowhere.
 *
 * @param country as in the list of the page
 * @param region as there
 * @param place a postcode, or latitude and longitude
 * @param district as in the list of the page
 */
public record Whereabouts(String country, String region, String place, String district) {

    private static final int LONGEST = 120;

    /** As a form says. */
    static Whereabouts of(Map<String, String> form) {
        return new Whereabouts(
                field(form, "country"), field(form, "region"), field(form, "place"), field(form, "district"));
    }

    private static String field(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").replaceAll("\\p{C}", " ").strip();
        return text.length() > LONGEST ? "" : text;
    }

    /** Whom it finds. */
    sealed interface Found {
        record Targets(List<LetterTarget> targets) implements Found {}

        /** Nobody. @param why key of a message */
        record Nobody(String field, String why) implements Found {}
    }

    Found find(LetterAction letter) {
        return switch (letter.rule()) {
            case ALL -> found(letter, one -> true, "place");
            case COUNTRY ->
                country.isEmpty()
                        ? missing("country")
                        : found(
                                letter,
                                one -> one.country().isEmpty() || one.country().equals(country),
                                "country");
            case REGION ->
                region.isEmpty()
                        ? missing("region")
                        : found(letter, one -> regionOf(one).equals(region), "region");
            case DISTRICT -> district(letter);
        };
    }

    private Found district(LetterAction letter) {
        if (!district.isEmpty()) return found(letter, one -> districtOf(one).equals(district), "district");
        if (place.isEmpty()) return missing("place");
        var point = Point.parse(place);
        if (point.isPresent())
            return found(
                    letter,
                    one -> one.area().filter(area -> area.holds(point.get())).isPresent(),
                    "place");
        var code = Representative.postcode(place);
        var longest = letter.present().stream()
                .map(one -> beginning(one.who(), code))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(String::length));
        return longest.isEmpty()
                ? new Found.Nobody("place", "letter.wrong.noDistrict")
                : found(letter, one -> one.postcodes().contains(longest.get()), "place");
    }

    private static Optional<String> beginning(Representative one, String code) {
        return one.postcodes().stream().filter(code::startsWith).max(Comparator.comparing(String::length));
    }

    private static Found missing(String field) {
        return new Found.Nobody(field, "letter.wrong.where");
    }

    private static Found found(LetterAction letter, Predicate<Representative> fits, String field) {
        var targets =
                letter.present().stream().filter(one -> fits.test(one.who())).toList();
        if (targets.isEmpty()) return new Found.Nobody(field, "letter.wrong.noDistrict");
        var written = targets.stream().filter(one -> !one.hasAgreed()).toList();
        return written.isEmpty() ? new Found.Nobody(field, "letter.wrong.agreed") : new Found.Targets(written);
    }

    /** A region, as the list of the page has it: two countries may have one of the same name. */
    static String regionOf(Representative one) {
        return one.country() + "/" + one.region();
    }

    /** A district, as the list of the page has it. */
    static String districtOf(Representative one) {
        return one.country() + "/" + one.region() + "/" + one.district();
    }

    /** Hides where somebody lives from logs. */
    @Override
    public String toString() {
        return "Whereabouts[hidden]";
    }
}
