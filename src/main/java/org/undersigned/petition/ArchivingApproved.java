package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;

/** A petition is archived for good. */
@Singleton
final class ArchivingApproved extends StepsApproved {

    ArchivingApproved(Petitions petitions, Stepping stepping, InstantSource clock) {
        super(petitions, stepping, clock, LifeCycle.State.ARCHIVED);
    }
}
