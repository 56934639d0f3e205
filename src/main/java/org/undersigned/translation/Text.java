package org.undersigned.translation;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Folded;
import org.undersigned.foundation.html.PatternCheck;

/**
 * One text of the interface in one language, with everything that is known of it.
 *
 * @param filed what the program's own file says; empty if it says nothing
 */
public record Text(
        String language,
        String key,
        String english,
        String filed,
        Optional<Accepted> accepted,
        List<Suggested> suggestions) {

    /** The part of the site that it belongs to. */
    public String area() {
        return key.substring(0, key.indexOf('.'));
    }

    /** Its name within its area. */
    public String name() {
        return key.substring(key.indexOf('.') + 1);
    }

    /** The translation as it is: what was accepted, if it is right for the English that is there now, or what the file says. */
    public String present() {
        return accepted.filter(Translations::isRight).map(Accepted::words).orElse(filed);
    }

    /** Whether it has legal effect, so that a running site keeps the words of its files. */
    public boolean isBinding() {
        return Binding.is(key);
    }

    public boolean isMissing() {
        return present().isEmpty();
    }

    /** Whether what was accepted is a translation of other English words than those there are now, or fails newer checks. */
    public boolean isOutdated() {
        return accepted.filter(one -> !Translations.isRight(one)).isPresent();
    }

    /** What newer checks find wrong with what was accepted, while the English is the same. */
    public List<PatternCheck.Fault> acceptedFaults() {
        return accepted.filter(one -> one.english().equals(english))
                .map(one -> PatternCheck.faults(language, english, one.words()))
                .orElse(List.of());
    }

    public boolean isSuggested() {
        return !suggestions.isEmpty();
    }

    /** Whether people propose different words. */
    public boolean isDisputed() {
        return suggestions.stream().map(Suggested::words).distinct().count() > 1;
    }

    /** Whether every one of these words stands in it, in any language, or in its key. */
    boolean has(String words) {
        var all = Folded.of(key + "\n" + english + "\n" + present());
        for (var word : Folded.of(words).split("\\s+")) if (!all.contains(word)) return false;
        return true;
    }
}
