package org.undersigned.delivery.handover;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.delivery.pack.ReadyPack;

/**
 * A petition was handed to a target.
 *
 * @param photo what its photo shows, in words; empty if there is none
 * @param corrections of the answer, the newest first
 * @param handOverCorrections of the hand-over itself, the newest first
 */
public record Delivery(
        UUID id,
        UUID petition,
        HandOver handOver,
        Optional<LocalDate> acknowledgedOn,
        Optional<String> photo,
        Optional<Response> response,
        List<Correction> corrections,
        List<HandOverCorrection> handOverCorrections) {

    /** How it was handed over. */
    public enum Way {
        IN_PERSON,
        POST,
        MAIL,
        OTHER;

        /** As in the database and in forms. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Way> of(String word) {
            for (var way : values()) if (way.word().equals(word)) return Optional.of(way);
            return Optional.empty();
        }
    }

    /**
     * To whom, when, how, where, by whom and what: what can have been recorded wrongly of it.
     *
     * @param target position of the target in its campaign, from 0
     * @param language of what staff wrote about it
     * @param signatures how many were handed over: what the pack counts, or else the published number
     */
    public record HandOver(
            int target,
            LocalDate on,
            Way way,
            String place,
            String byWhom,
            String language,
            long signatures,
            Optional<ReadyPack> pack) {

        /** Whether what was handed over had been made for another target. */
        public boolean isMadeForAnother() {
            return pack.filter(one -> one.target() != target).isPresent();
        }
    }

    /**
     * A hand-over was recorded wrongly.
     *
     * @param reason what was wrong, as everybody may read it
     * @param language of the reason
     * @param before what stood until then
     * @param manifest whether the manifest of the pack from before is kept, for another one took its place
     */
    public record HandOverCorrection(LocalDate on, String reason, String language, HandOver before, boolean manifest) {}

    /** What the target answered. */
    public record Response(Kind kind, LocalDate on, String text, Optional<String> url) {}

    /**
     * An answer was recorded wrongly.
     *
     * @param reason what was wrong, as everybody may read it
     * @param before what stood until then
     */
    public record Correction(LocalDate on, String reason, Response before) {}

    /** Whether the target does what is asked. */
    public enum Kind {
        YES,
        PARTLY,
        NO;

        /** As in the database and in forms. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            for (var kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    /** Position of the target in its campaign, from 0. */
    public int target() {
        return handOver.target();
    }

    /** Language of what staff wrote about it. */
    public String language() {
        return handOver.language();
    }

    /** Everything that stood about the hand-over, what holds last: a form says how many of them it knew. */
    public List<HandOver> handOvers() {
        var all = new ArrayList<HandOver>();
        for (var one : handOverCorrections.reversed()) all.add(one.before());
        all.add(handOver);
        return all;
    }

    /** Everything that stood as the answer, what holds last; empty if there is none. */
    public List<Response> responses() {
        var all = new ArrayList<Response>();
        for (var one : corrections.reversed()) all.add(one.before());
        response.ifPresent(all::add);
        return all;
    }

    /** The last day on which it can have been handed over: what was received or answered was there before. */
    LocalDate handedOnAtLatest(LocalDate today) {
        return Stream.of(acknowledgedOn, response.map(Response::on))
                .flatMap(Optional::stream)
                .reduce(today, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Whole days since it was handed over, 0 on that day. */
    public long daysSince(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(handOver.on(), today));
    }
}
