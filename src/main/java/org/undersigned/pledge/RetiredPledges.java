package org.undersigned.pledge;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.RetirementAsked;

/** Deletes who promised in a campaign whose petition is retired. */
@Singleton
final class RetiredPledges {

    private final Telling telling;
    private final InstantSource clock;

    RetiredPledges(Telling telling, InstantSource clock) {
        this.telling = telling;
        this.clock = clock;
    }

    void asked(@Observes RetirementAsked asked) {
        var people = EndingStore.people(asked.handle(), EndingStore.ofPetition(asked.handle(), asked.petition()));
        if (people > 0) asked.keeps("pledge.retire", people);
    }

    void retired(@Observes PetitionRetired event) {
        for (var action : EndingStore.ofPetition(event.handle(), event.petition()))
            for (var gone : EndingStore.erase(event.handle(), action, Day.today(clock)))
                telling.forget(event.handle(), gone);
    }
}
