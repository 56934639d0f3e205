package org.undersigned.delivery.handover;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A petition was handed to a target.
 *
 * @param target position of the target in its campaign, from 0
 * @param language of what staff wrote about it
 * @param signatures the published number on that day
 * @param proven whether there is the manifest of a pack
 * @param photo what its photo shows, in words; empty if there is none
 * @param corrections of the answer, the newest first
 * @param handOverCorrections of the hand-over itself, the newest first
 */
public record Delivery(
        UUID id,
        UUID petition,
        int target,
        LocalDate handedOn,
        Way way,
        String place,
        String byWhom,
        String language,
        long signatures,
        boolean proven,
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

    /** To whom, when, how, where and by whom: what can have been recorded wrongly of it. */
    public record HandOver(int target, LocalDate on, Way way, String place, String byWhom) {

        /** The same, whatever came of it. */
        static HandOver of(Delivery delivery) {
            return new HandOver(
                    delivery.target(), delivery.handedOn(), delivery.way(), delivery.place(), delivery.byWhom());
        }
    }

    /**
     * A hand-over was recorded wrongly.
     *
     * @param reason what was wrong, as everybody may read it
     * @param before what stood until then
     */
    public record HandOverCorrection(LocalDate on, String reason, HandOver before) {}

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

    /** The last day on which it can have been handed over: what was received or answered was there before. */
    LocalDate handedOnAtLatest(LocalDate today) {
        return Stream.of(acknowledgedOn, response.map(Response::on))
                .flatMap(Optional::stream)
                .reduce(today, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Whether something that cannot be recorded anew is about this target: its office’s own word, or a pack with a letter to it. */
    boolean isBoundToTarget() {
        return acknowledgedOn.isPresent() || proven;
    }

    /** Whole days since it was handed over, 0 on that day. */
    public long daysSince(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(handedOn, today));
    }
}
