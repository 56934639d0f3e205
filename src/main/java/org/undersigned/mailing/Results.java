package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.statistics.Figuring;

/** How far a mailing is, and what came of it. Nobody is watched for that: what counts is who signed by its links, and who said something. */
@Singleton
public final class Results {

    private final Db db;
    private final Petitions petitions;
    private final Figuring figuring;

    Results(Db db, Petitions petitions, Figuring figuring) {
        this.db = db;
        this.petitions = petitions;
        this.figuring = figuring;
    }

    /**
     * What is known of the mails with one subject.
     *
     * @param signed signatures that were confirmed after a link of theirs
     */
    public record Line(Mailing.Subject subject, Map<What, Long> counts, long signed) {

        public long people() {
            return of(What.PEOPLE);
        }

        /** Those that left for all that is known. */
        public long sent() {
            return of(What.SENT);
        }

        public long unsure() {
            return of(What.UNSURE);
        }

        public long failed() {
            return of(What.FAILED);
        }

        public long gone() {
            return of(What.GONE);
        }

        public long bounced() {
            return of(What.HARD) + of(What.SOFT);
        }

        public long complained() {
            return of(What.COMPLAINT);
        }

        public long left() {
            return of(What.LEFT);
        }

        private long of(What what) {
            return counts.getOrDefault(what, 0L);
        }
    }

    /**
     * A mailing as it stands.
     *
     * @param states how many mails are in each state
     */
    public record Standing(List<Line> lines, Map<String, Long> states) {

        /** Those who get a mail for sure, unless they take their permission back before. */
        public long waiting() {
            return states.getOrDefault("waiting", 0L) + states.getOrDefault("taken", 0L);
        }

        /** Those who wait until somebody chooses a subject. */
        public long held() {
            return states.getOrDefault("held", 0L);
        }

        /** All subjects together. */
        public Line all() {
            var counts = new java.util.EnumMap<What, Long>(What.class);
            for (var line : lines) line.counts().forEach((what, number) -> counts.merge(what, number, Long::sum));
            return new Line(
                    Mailing.Subject.A,
                    counts,
                    lines.stream().mapToLong(Line::signed).sum());
        }

        /** The two subjects that were tried; nothing if it was one alone. */
        public List<Line> tried() {
            var both = lines.stream()
                    .filter(line -> line.subject() != Mailing.Subject.REST)
                    .toList();
            return both.size() == 2 ? both : List.of();
        }

        /**
         * Whether more signed after the first of {@link #tried} than chance explains.
         *
         * @param sent how many mails it is reckoned with, of so many that were sent
         */
        public Comparison comparison(LongUnaryOperator sent) {
            var first = tried().getFirst();
            var second = tried().getLast();
            return Comparison.of(
                    first.signed(), sent.applyAsLong(first.sent()), second.signed(), sent.applyAsLong(second.sent()));
        }
    }

    public Standing of(Mailing mailing) {
        var counts = db.read(handle -> QueueStore.counts(handle, mailing.id()));
        var all = petitions.all().stream().map(Petition::id).toList();
        var lines = new ArrayList<Line>();
        counts.forEach((subject, numbers) -> lines.add(new Line(
                subject,
                numbers,
                figuring.bySource(all, mailing.source(subject)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())));
        return new Standing(lines, db.read(handle -> QueueStore.states(handle, mailing.id())));
    }
}
