package org.undersigned.letter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.letter.representative.Representative;
import org.undersigned.organisation.staff.Entered;

/**
 * What the pages of a letter show.
 *
 * @param where what was said so far about where somebody lives
 * @param targets who gets it, once that is known
 */
public record LetterView(
        LetterAction letter, LocalDate today, Whereabouts where, Entered entered, List<LetterTarget> targets) {

    /** Most targets, and most answers, that a page names. */
    static final int NAMED = 12;

    /** Most districts that stand in the list of the page itself; more have a page of their own. */
    static final int LISTED = 60;

    /** One entry of a list. */
    public record Choice(String value, String label) {}

    /** Whether people can write now. */
    public boolean isOpen() {
        return letter.takes(today);
    }

    /** Key of why they cannot. */
    public String closed() {
        if (!letter.hasBegun(today)) return "letter.notYet";
        if (letter.isOver(today) || !letter.action().isOpen()) return "letter.over";
        return letter.present().isEmpty() ? "letter.nobody" : "letter.allAgreed";
    }

    /** The day on which it begins, if that is to come. */
    public LocalDate begins() {
        return letter.opens().orElse(today);
    }

    /** Whether who writes has to say where they live. */
    public boolean isAsking() {
        return letter.rule() != LetterAction.Rule.ALL;
    }

    public boolean isByCountry() {
        return letter.rule() == LetterAction.Rule.COUNTRY;
    }

    public boolean isByRegion() {
        return letter.rule() == LetterAction.Rule.REGION;
    }

    public boolean isByDistrict() {
        return letter.rule() == LetterAction.Rule.DISTRICT;
    }

    /** Whether there is more than the page itself can list. */
    public boolean isCrowded() {
        return isByDistrict() && districts().size() > LISTED;
    }

    /** Whether a place can be found by latitude and longitude. */
    public boolean hasAreas() {
        return letter.present().stream().anyMatch(one -> one.who().area().isPresent());
    }

    /** Whether a place can be found by its postcode. */
    public boolean hasPostcodes() {
        return letter.present().stream().anyMatch(one -> !one.who().postcodes().isEmpty());
    }

    /** Whether there is anything to type. */
    public boolean hasPlaces() {
        return hasAreas() || hasPostcodes();
    }

    /** Key of what may be typed. */
    public String placeHint() {
        if (!hasAreas()) return "letter.hint.postcode";
        return hasPostcodes() ? "letter.hint.both" : "letter.hint.point";
    }

    /** The countries of the targets, in the reader's language. */
    public List<Choice> countries(Page page) {
        return choices(page, Representative::country, code -> Languages.country(code, page.language()));
    }

    /** Their regions. */
    public List<Choice> regions(Page page) {
        var many = countries(page).size() > 1;
        return letter.present().stream()
                .map(LetterTarget::who)
                .filter(one -> !one.region().isEmpty())
                .map(one -> new Choice(
                        Whereabouts.regionOf(one),
                        one.region()
                                + (many && !one.country().isEmpty()
                                        ? " (" + Languages.country(one.country(), page.language()) + ")"
                                        : "")))
                .distinct()
                .sorted(Comparator.comparing(Choice::label, Languages.order(page.language())))
                .toList();
    }

    /** Their districts. */
    public List<Choice> districts() {
        return letter.present().stream()
                .map(LetterTarget::who)
                .map(one -> new Choice(
                        Whereabouts.districtOf(one),
                        one.district() + (one.region().isEmpty() ? "" : " · " + one.region())))
                .distinct()
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private List<Choice> choices(Page page, Function<Representative, String> of, Function<String, String> label) {
        return letter.present().stream()
                .map(one -> of.apply(one.who()))
                .filter(value -> !value.isEmpty())
                .distinct()
                .map(value -> new Choice(value, label.apply(value)))
                .sorted(Comparator.comparing(Choice::label, Languages.order(page.language())))
                .toList();
    }

    /** Those of the targets that a page names. */
    public List<LetterTarget> named() {
        var all = letter.present();
        return all.size() > NAMED ? all.subList(0, NAMED) : all;
    }

    /** How many more there are. */
    public int unnamed() {
        return Math.max(0, letter.present().size() - NAMED);
    }

    /** Targets that answered, those who said yes first. */
    public List<LetterTarget> answered() {
        return letter.targets().stream()
                .filter(one -> one.answer().isPresent())
                .sorted(Comparator.comparing(one -> one.answer().get().pledge()))
                .limit(2L * NAMED)
                .toList();
    }

    /** The fields that go along from the preview. */
    public List<String> fields() {
        return List.of("name", "email", "postal", "subject", "text", "fax");
    }

    /** Those of them that something was typed into, while somebody is asked again where they live. */
    public List<String> typed() {
        return fields().stream().filter(one -> !entered.value(one).isEmpty()).toList();
    }

    public int shortest() {
        return LetterForm.SHORTEST;
    }

    public int longest() {
        return LetterForm.LONGEST;
    }

    /** Whether there is another text to begin with. */
    public boolean hasOthers() {
        return letter.suggestions().size() > 1;
    }
}
