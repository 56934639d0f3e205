package org.undersigned.statistics;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Counts the signatures of every petition in groups, and tells the numbers. */
@Singleton
public final class Figuring {

    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private final Db db;
    private final InstantSource clock;

    Figuring(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Counts again: the last two days, and once a day all of them, for people withdraw from any. One transaction, so readers see
     * the numbers of one moment.
     */
    public void count() {
        db.useTransaction(handle -> {
            FigureStore.alone(handle);
            var now = clock.instant();
            var today = Day.today(clock);
            var whole = FigureStore.counted(handle)
                    .filter(last -> last.wholeOn().equals(today))
                    .isEmpty();
            FigureStore.count(handle, whole ? EVER : today.minusDays(1));
            FigureStore.counted(handle, new FigureStore.Counted(now, today));
        });
    }

    /**
     * What was counted of a petition: up to today, or to its last day if it is over.
     *
     * @param own sources that are the reader's own, such as the slug of an organisation; other small ones are put together
     */
    public Figures of(UUID petition, LocalDate last, Set<String> own) {
        return db.inTransaction(handle -> {
            var groups = new EnumMap<Groups.Kind, Groups>(Groups.Kind.class);
            for (var kind : Groups.Kind.values())
                groups.put(
                        kind,
                        Groups.of(
                                kind,
                                FigureStore.groups(handle, petition, kind),
                                kind == Groups.Kind.SOURCE ? own : Set.of()));
            return new Figures(
                    FigureStore.counted(handle).map(FigureStore.Counted::at),
                    Figures.unbroken(FigureStore.days(handle, petition), last),
                    groups);
        });
    }

    /** A day (UTC): how many of those who signed on it confirmed, and how many of them came by one source. */
    public record OwnDay(LocalDate date, long everybody, long own) {}

    /** The days on which anybody signed, ascending, with those who came by one source, such as a partner's link. */
    public List<OwnDay> days(UUID petition, String source) {
        return db.read(handle -> FigureStore.days(handle, petition, source));
    }

    /** How many of those who confirmed came by one source, such as a partner's link; a petition with none is not in it. */
    public Map<UUID, Long> bySource(List<UUID> petitions, String source) {
        return db.read(handle -> FigureStore.bySource(handle, petitions, source));
    }
}
