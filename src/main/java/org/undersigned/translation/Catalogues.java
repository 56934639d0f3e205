package org.undersigned.translation;

import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Finds the texts of a language. */
@Singleton
final class Catalogues {

    private final Db db;
    private final Translations translations;

    Catalogues(Db db, Translations translations) {
        this.db = db;
        this.translations = translations;
    }

    /** The texts of a language that is translated here; English, which is written and not translated, is none. */
    Catalogue of(String language) {
        var known = !language.equals(Languages.MAIN)
                && (Languages.all().contains(language)
                        || db.read(TranslationStore::begun).contains(language));
        if (!known) throw Problem.problem(ProblemType.NOT_FOUND);
        var suggested = db.read(handle -> TranslationStore.suggested(handle, language));
        return Catalogue.of(language, translations.accepted(), suggested);
    }
}
