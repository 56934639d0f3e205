package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import java.util.Map;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.updates.Unlocking;

/** Takes the forms about an answer and about what was recorded wrongly, and says what came of them. */
@Singleton
class Responding {

    private final HandingOver handingOver;
    private final Unlocking unlocking;

    Responding(HandingOver handingOver, Unlocking unlocking) {
        this.handingOver = handingOver;
        this.unlocking = unlocking;
    }

    /**
     * What came of it.
     *
     * @param note key of a message; empty if there are faults
     */
    record Came(Map<String, String> faults, String note) {}

    private Came came(Map<String, String> faults, boolean mailed, Petition petition) {
        if (!faults.isEmpty()) return new Came(faults, "");
        if (!mailed) return new Came(faults, "delivery.answered");
        return new Came(faults, unlocking.waits(petition.id()) ? "delivery.answeredLocked" : "delivery.answeredMailed");
    }

    /** Corrects what was recorded wrongly; who corrects nothing is told so. */
    Came correct(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        if (delivery.response().isEmpty()) throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        var read = new Form(form);
        return came(handingOver.correct(petition, delivery, read, person), read.mailed(), petition);
    }

    /** Corrects to whom, when, how, where, by whom and what. */
    Came correctHandOver(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        var faults = handingOver.correctHandOver(petition, delivery, new Form(form), person);
        return new Came(faults, faults.isEmpty() ? "delivery.handedCorrected" : "");
    }

    /** Records the first answer. */
    Came answer(Petition petition, Delivery delivery, Map<String, String> form, Person person) {
        var read = new Form(form);
        return came(handingOver.answer(petition, delivery, read, person), read.mailed(), petition);
    }
}
