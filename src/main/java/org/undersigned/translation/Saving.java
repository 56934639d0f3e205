package org.undersigned.translation;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.staff.Person;

/** What happens when somebody suggests, accepts, declines or takes back: it is kept, stands in the audit log, and shows everywhere. */
@Singleton
final class Saving {

    private static final String SUBJECT = "site";

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;
    private final InstantSource clock;

    Saving(Db db, AuditLog audit, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.published = published;
        this.clock = clock;
    }

    /** Words for a text that have no fault. */
    record Words(Text text, String words) {}

    /** What somebody decided about a suggestion that is not theirs. */
    record Decision(Text text, Suggested one, boolean accepted) {}

    /** What came of a form; what somebody else had decided meanwhile is in neither number. */
    record Done(int suggested, int decided) {}

    /** Begins a language, unless it has files or was begun before. */
    void begin(Person person, String tag) {
        if (Languages.all().contains(tag)) return;
        db.useTransaction(handle -> {
            if (TranslationStore.begin(handle, tag, Day.today(clock)))
                audit.record(handle, person.actor(), AuditActions.TRANSLATION_BEGIN, SUBJECT, tag);
        });
    }

    /** Keeps suggestions and decisions, all or nothing. */
    Done save(Person person, String language, List<Words> written, List<Decision> decided, List<Text> dropped) {
        var done = db.inTransaction(handle -> {
            for (var one : written) suggest(handle, person, one);
            if (!written.isEmpty())
                audit.record(
                        handle,
                        person.actor(),
                        AuditActions.TRANSLATION_SUGGEST,
                        SUBJECT,
                        language + " " + written.size());
            var count = 0;
            for (var one : decided) if (decide(handle, person, one)) count++;
            for (var one : dropped) if (drop(handle, person, one)) count++;
            if (count > 0) Publication.changed(handle);
            return new Done(written.size(), count);
        });
        // Here at once; other processes look every second.
        published.refresh();
        return done;
    }

    private void suggest(Handle handle, Person person, Words one) {
        var text = one.text;
        TranslationStore.suggest(
                handle,
                new Suggested(
                        RandomBytes.id(),
                        text.language(),
                        text.key(),
                        one.words,
                        text.english(),
                        Optional.of(person.id()),
                        person.operator()),
                clock.instant());
    }

    private boolean decide(Handle handle, Person person, Decision decision) {
        var one = decision.one;
        if (!TranslationStore.remove(handle, one.id(), one.words())) return false;
        if (decision.accepted)
            TranslationStore.accept(
                    handle, new Accepted(one.language(), one.key(), one.words(), one.english()), clock.instant());
        audit.record(
                handle,
                person.actor(),
                decision.accepted ? AuditActions.TRANSLATION_ACCEPT : AuditActions.TRANSLATION_DECLINE,
                SUBJECT,
                one.language() + " " + one.key());
        return true;
    }

    private boolean drop(Handle handle, Person person, Text text) {
        if (!TranslationStore.drop(handle, text.language(), text.key())) return false;
        audit.record(
                handle, person.actor(), AuditActions.TRANSLATION_DROP, SUBJECT, text.language() + " " + text.key());
        return true;
    }
}
