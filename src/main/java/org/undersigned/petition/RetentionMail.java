package org.undersigned.petition;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Watched;
import org.undersigned.organisation.staff.OwnersMail;

/** Tells owners that everything about the signers of a petition will be deleted. */
@Singleton
final class RetentionMail {

    private static final String ABOUT = "retention";

    private final OwnersMail mail;

    RetentionMail(OwnersMail mail) {
        this.mail = mail;
    }

    /** Owes each owner of an organisation that leads the campaign one mail, in the caller's transaction; each operator where there is none. */
    void tell(Handle handle, Petition petition) {
        var path = Watched.path(petition.campaign()) + "/" + petition.slug() + "/retirement";
        var leads = petition.campaign().leads().stream()
                .map(lead -> lead.organisation().id())
                .toList();
        if (!mail.tell(handle, leads, ABOUT, path, language -> PetitionView.title(petition, language)))
            mail.tellOperators(handle, ABOUT, path, language -> PetitionView.title(petition, language));
    }
}
