package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.undersigned.foundation.clock.Day;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;

/** Reads the form about an answer, and records it. */
@Singleton
class Responding {

    private final HandingOver handingOver;
    private final InstantSource clock;

    Responding(HandingOver handingOver, InstantSource clock) {
        this.handingOver = handingOver;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param note key of a message; empty if there are faults
     */
    record Came(Map<String, String> faults, String note) {}

    /** A form that nobody has filled in: most answers are recorded on the day. */
    Entered blank() {
        return new Entered(Map.of("answered-on", Day.today(clock).toString()), Map.of());
    }

    Came answer(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        var read = new Form(form);
        var answer = read.answer(delivery, Day.today(clock));
        if (!read.faults().isEmpty()) return new Came(read.faults(), "");
        var mailed = "on".equals(form.get("mailed"));
        return handingOver
                .answer(petition, delivery, answer, mailed, person)
                .map(told -> new Came(Map.of(), mailed ? "delivery.answeredMailed" : "delivery.answered"))
                .orElse(new Came(Map.of(), "delivery.answeredBefore"));
    }
}
