package org.undersigned.mailing.desk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Languages;
import org.undersigned.mailing.Mailing;
import org.undersigned.petition.Petition;

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

    /** Those that are written, in the order of the interface, others behind. */
    static List<String> written(Mailing mailing) {
        return offered(mailing, List.of()).stream()
                .filter(language -> isWritten(mailing, language))
                .toList();
    }

    /** Those that it can be written in: what the interface speaks, what stands in it already, and what these petitions are written in. */
    static List<String> offered(Mailing mailing, List<Petition> petitions) {
        var all = new LinkedHashSet<>(Languages.all());
        all.addAll(mailing.subject().byLanguage().keySet());
        all.addAll(mailing.body().byLanguage().keySet());
        petitions.forEach(petition -> all.addAll(petition.languages()));
        all.removeIf(tag -> !Languages.isTag(tag));
        return List.copyOf(all);
    }

    /** Whether a second subject is there in some language and is missing in another. */
    static boolean isHalf(Mailing mailing) {
        return mailing.otherSubject()
                .map(other -> written(mailing).stream()
                        .anyMatch(language -> !other.byLanguage().containsKey(language)))
                .orElse(false);
    }
}
