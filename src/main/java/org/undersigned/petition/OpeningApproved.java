package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;

/** A petition goes online. */
@Singleton
final class OpeningApproved extends StepsApproved {

    OpeningApproved(Petitions petitions, Stepping stepping, InstantSource clock) {
        super(petitions, stepping, clock, LifeCycle.State.OPEN);
    }
}
