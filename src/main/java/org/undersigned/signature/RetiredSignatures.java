package org.undersigned.signature;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.RetirementAsked;

/** Deletes the signatures of a petition that is retired, with all that hangs on them. Nobody is withdrawn by it. */
@Singleton
final class RetiredSignatures {

    void asked(@Observes RetirementAsked asked) {
        var kept = RetiredStore.count(asked.handle(), asked.petition());
        asked.keeps("steps.retire.signatures", kept.signatures(), kept.confirmed(), kept.pending());
        asked.keeps("steps.retire.grants", kept.grants());
        asked.keeps("steps.retire.links");
    }

    void retired(@Observes PetitionRetired event) {
        RetiredStore.delete(event.handle(), event.petition());
    }
}
