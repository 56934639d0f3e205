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
        asked.keeps("signatures: " + kept.signatures() + " (" + kept.confirmed() + " confirmed, " + kept.pending()
                + " not confirmed yet) with all their sealed rows, the steward’s too");
        asked.keeps("permissions to organisations: " + kept.grants() + ", with the rows sealed for them");
        asked.keeps("all links of signers to their own pages, and mail to them that waits");
    }

    void retired(@Observes PetitionRetired event) {
        RetiredStore.delete(event.handle(), event.petition());
    }
}
