package org.undersigned.draft;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;

/** Who else writes at a draft: two people who know of each other do not save over each other. */
@Singleton
final class OtherWriter {

    /** Whoever saved so lately is likely to be still at it. */
    static final Duration LATELY = Duration.ofMinutes(10);

    private final Db db;
    private final Persons persons;
    private final InstantSource clock;

    OtherWriter(Db db, Persons persons, InstantSource clock) {
        this.db = db;
        this.persons = persons;
        this.clock = clock;
    }

    /** The name of somebody other than {@code reader}; empty if nobody is known. */
    String of(Draft draft, Person reader) {
        var own = draft.savedBy().equals(reader.id());
        if (own || draft.savedAt().plus(LATELY).isBefore(clock.instant())) return "";
        return db.read(handle -> persons.byId(handle, draft.savedBy()))
                .map(Person::name)
                .orElse("");
    }
}
