package org.undersigned.updates;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.staff.OwnersMail;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/** Tells owners of the leads that mails wait for the passphrase of a list: nobody else may know it. */
@Singleton
public final class LockedNotice {

    private final Unlocking unlocking;
    private final OwnersMail mail;

    LockedNotice(Unlocking unlocking, OwnersMail mail) {
        this.unlocking = unlocking;
        this.mail = mail;
    }

    /** Owes them a mail in the caller's transaction, if the list of a petition is locked. */
    public void tellIfLocked(Handle handle, Petition petition) {
        if (!unlocking.waits(petition.id())) return;
        var leads = petition.campaign().leads().stream()
                .map(lead -> lead.organisation().id())
                .toList();
        mail.tell(
                handle,
                leads,
                "updatesLocked",
                UpdatesList.path(petition),
                language -> PetitionView.title(petition, language));
    }
}
