package org.undersigned.translation;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.PatternCheck;
import org.undersigned.foundation.html.Readings;
import org.undersigned.organisation.staff.Visitor;

/**
 * A page of texts.
 *
 * @param found how many there are in all
 * @param form what was typed, if it came back
 * @param done what came of a form, if one was kept
 */
public record TextsShown(
        TextsAsked asked,
        int found,
        List<Text> texts,
        Visitor visitor,
        Optional<TextsForm> form,
        Optional<Saving.Done> done) {

    static TextsShown of(Catalogue catalogue, TextsAsked asked, Visitor visitor) {
        var found = catalogue.found(asked.area(), asked.show(), asked.words());
        // Deciding makes lists shorter: who stood on a page that is gone stands on the last one.
        var last = found.isEmpty() ? 0 : (found.size() - 1) / TextsAsked.TOGETHER * TextsAsked.TOGETHER;
        if (asked.from() > last)
            asked = new TextsAsked(asked.language(), asked.area(), asked.show(), asked.words(), last);
        var page = found.stream().skip(asked.from()).limit(TextsAsked.TOGETHER).toList();
        return new TextsShown(asked, found.size(), page, visitor, Optional.empty(), Optional.empty());
    }

    TextsShown typed(Catalogue catalogue, TextsForm typed) {
        // What came back stands there, although a search might not find it any more.
        var same = catalogue.texts().stream()
                .filter(text -> typed.keys().contains(text.key()))
                .toList();
        return new TextsShown(asked, found, same, visitor, Optional.of(typed), done);
    }

    TextsShown done(Saving.Done what) {
        return new TextsShown(asked, found, texts, visitor, form, Optional.of(what));
    }

    public String path() {
        return TranslationsPage.PATH + "/" + asked.language();
    }

    public String direction() {
        return Languages.direction(asked.language());
    }

    /** Whether the visitor may accept or decline what somebody suggests. */
    public boolean isDeciding(Suggested one) {
        return one.isFor(visitor);
    }

    /** Whether the visitor may take back what was accepted. */
    public boolean isDropping() {
        return TextsForm.mayDrop(visitor);
    }

    /** How many texts of the saved form were kept as suggestions; asked for only if one was. */
    public int suggested() {
        return done.orElseThrow().suggested();
    }

    public int decided() {
        return done.orElseThrow().decided();
    }

    /** Texts that came back with a fault. */
    public List<String> wrong() {
        return form.map(typed -> List.copyOf(typed.faults().keySet())).orElse(List.of());
    }

    public List<PatternCheck.Fault> faults(Text text) {
        return form.map(typed -> typed.faults().getOrDefault(text.key(), List.of()))
                .orElse(List.of());
    }

    /** What stands in a text's field: what was typed, or one's own suggestion, or the translation as it is. */
    public String value(Text text) {
        return form.map(typed -> typed.typed().get(text.key())).orElseGet(() -> original(text));
    }

    /** Says in short what stands in the field before anybody types. */
    public String was(Text text) {
        return TextsForm.digest(original(text));
    }

    private String original(Text text) {
        var own = TextsForm.own(text, visitor);
        return own.isEmpty() ? text.present() : own;
    }

    /** What is ticked beside a suggestion: {@code accept}, {@code decline}, or nothing. */
    public String said(Suggested one) {
        return form.map(typed -> typed.said().get(one.id())).orElse("");
    }

    /** Whether taking back what was accepted is ticked. */
    public boolean isDropped(Text text) {
        return form.filter(typed -> typed.dropped().contains(text)).isPresent();
    }

    public int most(Text text) {
        return TextsForm.most(text);
    }

    /** Whether it is so long that a button or a line may not hold it. */
    public boolean isLong(Text text) {
        return PatternCheck.isLong(text.english(), value(text));
    }

    public int rows(Text text) {
        return Math.clamp(Math.max(text.english().length(), value(text).length()) / 55 + 1, 1, 12);
    }

    public List<String> readings(Text text) {
        return readings(value(text));
    }

    public List<String> readings(Suggested one) {
        return readings(one.words());
    }

    private List<String> readings(String pattern) {
        try {
            if (PatternCheck.blanks(pattern).isEmpty()) return List.of();
            return Readings.of(asked.language(), pattern, at -> "‹" + at + "›");
        } catch (RuntimeException e) {
            // It is no pattern, and the page says so.
            return List.of();
        }
    }

    public boolean isOwn(Suggested one) {
        return one.isBy(visitor.person().id());
    }

    /** Whether it translates words that have changed since. */
    public boolean isOld(Text text, Suggested one) {
        return !one.english().equals(text.english());
    }

    public int first() {
        return texts.isEmpty() ? 0 : asked.from() + 1;
    }

    public int last() {
        return asked.from() + texts.size();
    }

    /** Address of the page before this one; null if this is the first. */
    public String before() {
        return asked.from() == 0 ? null : asked.at(Math.max(0, asked.from() - TextsAsked.TOGETHER));
    }

    /** Address of the next page; null if this is the last. */
    public String next() {
        return last() >= found ? null : asked.at(last());
    }

    /** Hides who looks from logs. */
    @Override
    public String toString() {
        return "TextsShown[hidden]";
    }
}
