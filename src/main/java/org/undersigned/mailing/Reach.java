package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.statistics.Groups;
import org.undersigned.supporter.Sealing;

/** Whom a mailing would reach, in numbers. */
@Singleton
public final class Reach {

    /** So many values of a column are offered. */
    private static final int OFFERED = 30;

    private final Db db;
    private final RecipientKeys keys;

    Reach(Db db, RecipientKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /**
     * A number of people as a draft tells it, in steps of {@link Groups#FEWEST}. Drafts cost nothing: told exactly, two segments that differ by
     * one person would tell what that person is.
     *
     * @param least how many it is at least
     * @param anybody whether it is somebody
     */
    public record Told(long least, boolean anybody) {

        static Told of(long people) {
            return new Told(Groups.inSteps(people), people > 0);
        }

        /** Whether there are so few that their number is not told, or none. */
        public boolean isFew() {
            return least == 0;
        }
    }

    /**
     * People of a segment.
     *
     * @param languages how many read each language; nobody reads one that is not in it
     */
    public record People(Told all, Map<String, Told> languages) {

        /** How many read a language. */
        public Told of(String language) {
            return languages.getOrDefault(language, Told.of(0));
        }
    }

    /** Who would get a mailing if it began now. */
    public People of(Mailing mailing) {
        var languages = new TreeMap<String, Long>();
        for (var place : db.read(
                handle -> AudienceStore.places(handle, mailing.organisation(), mailing.petition(), mailing.segment())))
            languages.merge(place.language(), place.people(), Long::sum);
        var told = new TreeMap<String, Told>();
        languages.forEach((language, people) -> told.put(language, Told.of(people)));
        return new People(
                Told.of(languages.values().stream().mapToLong(Long::longValue).sum()), told);
    }

    /**
     * What there is to choose from, each for {@link Groups#FEWEST} people at least.
     *
     * @param countries the most frequent first
     */
    public record Offered(List<String> countries, List<String> regions, List<String> sources) {}

    /** What the segments of an audience can be made of. */
    public Offered offered(UUID organisation, Optional<UUID> petition) {
        return db.read(handle -> new Offered(
                AudienceStore.values(handle, "country", organisation, petition, OFFERED),
                AudienceStore.values(handle, "region", organisation, petition, OFFERED),
                AudienceStore.values(handle, "source", organisation, petition, OFFERED)));
    }

    /** Whether this installation can open some of an organisation's supporters; their mail cannot be written here otherwise. */
    public boolean opens(String slug) {
        return db.read(handle -> keys.opensSome(handle, Sealing.organisation(slug)));
    }
}
