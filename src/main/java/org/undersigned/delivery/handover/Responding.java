package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.updates.Unlocking;

/** Reads the forms about an answer and about what was recorded wrongly, and records them. */
@Singleton
class Responding {

    private final HandingOver handingOver;
    private final Unlocking unlocking;
    private final InstantSource clock;

    Responding(HandingOver handingOver, Unlocking unlocking, InstantSource clock) {
        this.handingOver = handingOver;
        this.unlocking = unlocking;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param note key of a message; empty if there are faults
     */
    record Came(Map<String, String> faults, String note) {}

    /** Forms that nobody has filled in: most answers are recorded on the day, and a correction begins with what stands. */
    Entered blank(Delivery delivery) {
        var values = new HashMap<>(Map.of(
                "target",
                "" + delivery.target(),
                "handed-on",
                delivery.handedOn().toString(),
                "way",
                delivery.way().word(),
                "place",
                delivery.place(),
                "by-whom",
                delivery.byWhom()));
        values.putAll(answer(delivery));
        return new Entered(values, Map.of());
    }

    private Map<String, String> answer(Delivery delivery) {
        return delivery.response()
                .map(answer -> Map.of(
                        "answer",
                        answer.kind().word(),
                        "answered-on",
                        answer.on().toString(),
                        "answer-text",
                        answer.text(),
                        "answer-url",
                        answer.url().orElse("")))
                .orElseGet(() -> Map.of("answered-on", Day.today(clock).toString()));
    }

    private String note(boolean mailed, Petition petition) {
        if (!mailed) return "delivery.answered";
        return unlocking.waits(petition.id()) ? "delivery.answeredLocked" : "delivery.answeredMailed";
    }

    /** Corrects what was recorded wrongly; who corrects nothing is told so. */
    Came correct(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        if (delivery.response().isEmpty()) throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        var read = new Form(form);
        var answer = read.corrected(delivery, Day.today(clock));
        var reason = read.text("reason", 1, 300);
        if (!read.faults().isEmpty()) return new Came(read.faults(), "");
        var mailed = "on".equals(form.get("mailed"));
        handingOver.correct(petition, delivery, answer, reason, mailed, person);
        return new Came(Map.of(), note(mailed, petition));
    }

    /** Corrects to whom, when, how, where and by whom. */
    Came correctHandOver(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        var faults = handingOver.correctHandOver(petition, delivery, new Form(form), person);
        return new Came(faults, faults.isEmpty() ? "delivery.handedCorrected" : "");
    }

    Came answer(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        var read = new Form(form);
        var answer = read.answer(delivery, Day.today(clock));
        if (!read.faults().isEmpty()) return new Came(read.faults(), "");
        var mailed = "on".equals(form.get("mailed"));
        return handingOver
                .answer(petition, delivery, answer, mailed, person)
                .map(told -> new Came(Map.of(), note(mailed, petition)))
                .orElse(new Came(Map.of(), "delivery.answeredBefore"));
    }
}
