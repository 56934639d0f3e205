package org.undersigned.draft;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;

/**
 * Who else is at a draft: two people who know of each other do not save over each other. Who saved is on disk; who has it open is known to
 * this process only, told by the page's script, and forgotten after {@link #LATELY}.
 */
@Singleton
final class OtherWriter {

    /** Whoever saved or opened it so lately is likely to be still at it. */
    static final Duration LATELY = Duration.ofMinutes(10);

    private final Db db;
    private final Persons persons;
    private final InstantSource clock;
    private final Map<At, Instant> here = new ConcurrentHashMap<>();

    OtherWriter(Db db, Persons persons, InstantSource clock) {
        this.db = db;
        this.persons = persons;
        this.clock = clock;
    }

    /** Somebody at a draft. */
    private record At(UUID draft, UUID person) {}

    /** Notes that somebody is at a draft now. */
    void note(Draft draft, Person person) {
        here.values().removeIf(this::isOver);
        here.put(new At(draft.id(), person.id()), clock.instant());
    }

    /** A sentence for {@code reader} about somebody else who is at the draft, in their language; empty if nobody is known. */
    String of(Draft draft, Person reader) {
        if (!draft.savedBy().equals(reader.id()) && !isOver(draft.savedAt()))
            return said("draft.other", draft.savedBy(), reader);
        return here.entrySet().stream()
                .filter(one -> one.getKey().draft().equals(draft.id()) && !isOver(one.getValue()))
                .filter(one -> !one.getKey().person().equals(reader.id()))
                .max(Map.Entry.comparingByValue())
                .map(one -> said("draft.otherHere", one.getKey().person(), reader))
                .orElse("");
    }

    /** The answer to the page's script: who else is there, and the revision if it was saved. */
    Response told(int status, Draft draft, Person reader, Optional<Integer> revision) {
        var other = of(draft, reader);
        var told = revision.<Map<String, Object>>map(one -> Map.of("revision", one, "other", other))
                .orElseGet(() -> Map.of("other", other));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Db.toJson(told))
                .build();
    }

    private String said(String key, UUID person, Person reader) {
        return db.read(handle -> persons.byId(handle, person))
                .map(one -> Messages.of(reader.language()).t(key, one.name()))
                .orElse("");
    }

    private boolean isOver(Instant at) {
        return at.plus(LATELY).isBefore(clock.instant());
    }
}
