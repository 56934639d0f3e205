package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.Comparator;
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
     * People of a segment.
     *
     * @param languages how many read each language, the most first
     */
    public record People(long all, List<Map.Entry<String, Long>> languages) {

        /** Whether there are so few that their number is not told. */
        public boolean isFew() {
            return all < Groups.FEWEST;
        }
    }

    /** Who would get a mailing if it began now. */
    public People of(Mailing mailing) {
        var languages = new TreeMap<String, Long>();
        for (var place : db.read(
                handle -> AudienceStore.places(handle, mailing.organisation(), mailing.petition(), mailing.segment())))
            languages.merge(place.language(), place.people(), Long::sum);
        return new People(
                languages.values().stream().mapToLong(Long::longValue).sum(),
                languages.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .map(one -> Map.entry(one.getKey(), one.getValue()))
                        .toList());
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
