package org.undersigned.delivery.handover;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.organisation.staff.Entered;

/**
 * The forms about a hand-over and its answer as they are drawn: a correction begins with what stands. Each says how many states it knew, so
 * that one which comes back too late is told from one that does not, and what changed meanwhile can be shown.
 */
final class Drawn {

    private Drawn() {}

    /** Filled in with what stands, and over that with what somebody entered. */
    static Entered filled(Delivery delivery, LocalDate today, Entered entered) {
        var values = new HashMap<>(values(delivery.handOver()));
        values.putAll(delivery.response().map(Drawn::values).orElse(Map.of("answered-on", today.toString())));
        var before = known(delivery, entered);
        entered.values().forEach((field, value) -> {
            // What somebody left as it was is no wish of theirs: sent again, it would undo what another has corrected.
            if (!plain(value).equals(before.get(field))) values.put(field, value);
        });
        return new Entered(values, entered.errors());
    }

    /** What a form that came back too late had begun with. */
    private static Map<String, String> known(Delivery delivery, Entered entered) {
        var handed = lateHandOver(delivery, entered).map(Drawn::values);
        return handed.or(() -> lateAnswer(delivery, entered).map(Drawn::values)).orElse(Map.of());
    }

    /** The hand-over that a form was drawn from which came back after a correction. */
    static Optional<Delivery.HandOver> lateHandOver(Delivery delivery, Entered entered) {
        return late("handed", delivery.handOvers(), entered);
    }

    /** The answer that a form was drawn from which came back after a correction. */
    static Optional<Delivery.Response> lateAnswer(Delivery delivery, Entered entered) {
        return late("answer", delivery.responses(), entered);
    }

    private static <T> Optional<T> late(String form, List<T> states, Entered entered) {
        if (entered.error(form + "-meanwhile") == null) return Optional.empty();
        return known(states, entered.value(form + "-seen")).filter(one -> one != states.getLast());
    }

    /**
     * The last state that a form knew.
     *
     * @param seen how many it knew, as it says itself
     */
    static <T> Optional<T> known(List<T> states, String seen) {
        var number = seen.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(seen) : 0;
        return number > 0 && number <= states.size() ? Optional.of(states.get(number - 1)) : Optional.empty();
    }

    private static Map<String, String> values(Delivery.HandOver handed) {
        return Map.of(
                "target", "" + handed.target(),
                "handed-on", handed.on().toString(),
                "way", handed.way().word(),
                "place", handed.place(),
                "by-whom", handed.byWhom(),
                "language", handed.language(),
                "pack", handed.pack().map(ReadyPack::id).orElse(""),
                "signatures", "" + handed.signatures());
    }

    private static Map<String, String> values(Delivery.Response answer) {
        return Map.of(
                "answer", answer.kind().word(),
                "answered-on", answer.on().toString(),
                "answer-text", answer.text(),
                "answer-url", answer.url().orElse(""));
    }

    /** As forms are read: browsers end lines in their own way. */
    private static String plain(String value) {
        return value.replace("\r\n", "\n").strip();
    }
}
