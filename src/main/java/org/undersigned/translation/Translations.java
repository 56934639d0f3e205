package org.undersigned.translation;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.PatternCheck;

/**
 * Puts what was accepted in the place of what the files say, in every process: at the start, and within a second of a change, together
 * with the pages that are drawn anew.
 */
@Singleton
final class Translations {

    /** Whether rows are right, asked once for each: counting signatures makes everything public be read anew, many times an hour. */
    private static final Map<Accepted, Boolean> RIGHT = new ConcurrentHashMap<>();

    private final Db db;
    private final Published<List<Accepted>> accepted;
    private volatile List<Accepted> last;

    Translations(Published.Registry registry, Db db) {
        this.db = db;
        this.accepted = registry.publish(this::read);
    }

    /**
     * Made at the start. What a new version of the program says by itself needs nobody's words any more, and nobody decides about texts
     * that it has no more.
     */
    void start(@Observes StartupEvent event) {
        var keys = Messages.file(Languages.MAIN).keySet();
        db.useTransaction(handle -> {
            TranslationStore.forgetBegun(handle, Languages.all());
            TranslationStore.keepOnly(handle, keys);
            var dropped = 0;
            for (var one : TranslationStore.accepted(handle))
                if (!keys.contains(one.key())
                        || one.words().equals(Messages.file(one.language()).get(one.key()))) {
                    TranslationStore.drop(handle, one.language(), one.key());
                    dropped++;
                }
            if (dropped > 0) Publication.changed(handle);
        });
    }

    /** Everything that was accepted, whether or not it is said. */
    List<Accepted> accepted() {
        return accepted.get();
    }

    /** Whether accepted words are what the site says, rather than a reminder of what was once right, or words for the export. */
    static boolean isSaid(Accepted one) {
        return Languages.all().contains(one.language()) && !Binding.is(one.key()) && isRight(one);
    }

    /** Whether accepted words translate the English that there is now and stand the checks that there are now. */
    static boolean isRight(Accepted one) {
        return RIGHT.computeIfAbsent(one, Translations::check);
    }

    private static boolean check(Accepted one) {
        var english = Messages.file(Languages.MAIN).get(one.key());
        return one.english().equals(english)
                && PatternCheck.faults(one.language(), english, one.words()).isEmpty();
    }

    private List<Accepted> read(Handle handle) {
        var all = TranslationStore.accepted(handle);
        if (all.equals(last)) return last;
        RIGHT.keySet().retainAll(all);
        var said = new HashMap<String, Map<String, String>>();
        for (var one : all)
            if (isSaid(one))
                said.computeIfAbsent(one.language(), any -> new HashMap<>()).put(one.key(), one.words());
        Messages.replace(said);
        last = all;
        return all;
    }
}
