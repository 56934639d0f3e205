package org.undersigned.petition;

import jakarta.inject.Singleton;

/** A petition goes online. */
@Singleton
final class OpeningApproved extends StepsApproved {

    OpeningApproved(Petitions petitions, Stepping stepping) {
        super(petitions, stepping, LifeCycle.State.OPEN);
    }
}
