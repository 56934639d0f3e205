package org.undersigned.petition;

import jakarta.inject.Singleton;

/** A petition is archived for good. */
@Singleton
final class ArchivingApproved extends StepsApproved {

    ArchivingApproved(Petitions petitions, Stepping stepping) {
        super(petitions, stepping, LifeCycle.State.ARCHIVED);
    }
}
