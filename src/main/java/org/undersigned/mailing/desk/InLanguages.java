package org.undersigned.mailing.desk;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.mailing.Mailing;

/** Which languages a mailing has words in. */
final class InLanguages {

    private InLanguages() {}

    /** The language that stands in for missing ones; nothing if nothing is written yet. */
    static Optional<String> main(Mailing mailing) {
        return Optional.of(mailing.subject().mainLanguage()).filter(language -> isWritten(mailing, language));
    }

    static boolean isWritten(Mailing mailing, String language) {
        return !mailing.subject().byLanguage().getOrDefault(language, "").isEmpty()
                && !mailing.body().byLanguage().getOrDefault(language, "").isEmpty();
    }

    /** Those that are written, in the order of the interface. */
    static List<String> written(Mailing mailing) {
        return Languages.all().stream()
                .filter(language -> isWritten(mailing, language))
                .toList();
    }

    /** Whether a second subject is there in some language and is missing in another. */
    static boolean isHalf(Mailing mailing) {
        return mailing.otherSubject()
                .map(other -> written(mailing).stream()
                        .anyMatch(language -> !other.byLanguage().containsKey(language)))
                .orElse(false);
    }
}
