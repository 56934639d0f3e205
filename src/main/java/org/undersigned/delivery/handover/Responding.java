package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.undersigned.foundation.clock.Day;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.updates.Unlocking;

/** Reads the form about an answer, and records it. */
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

    /** A form that nobody has filled in: most answers are recorded on the day. */
    Entered blank() {
        return new Entered(Map.of("answered-on", Day.today(clock).toString()), Map.of());
    }

    private String note(boolean mailed, Petition petition) {
        if (!mailed) return "delivery.answered";
        return unlocking.waits(petition.id()) ? "delivery.answeredLocked" : "delivery.answeredMailed";
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
