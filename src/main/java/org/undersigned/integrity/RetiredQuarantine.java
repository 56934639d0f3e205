package org.undersigned.integrity;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.petition.RetirementAsked;

/** Tells whoever retires a petition that people who confirmed wait in its quarantine: they would go without ever having counted. */
@Singleton
final class RetiredQuarantine {

    void asked(@Observes RetirementAsked asked) {
        var confirmed = QuarantineStore.confirmed(asked.handle(), asked.petition());
        if (confirmed > 0) asked.keeps("steps.retire.quarantined", confirmed);
    }
}
