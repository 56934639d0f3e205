package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.OwnersMail;

/** Tells those who decide for an organisation that something about a partnership waits for them, or was answered. */
@Singleton
final class AskingMail {

    private final OwnersMail mail;

    AskingMail(OwnersMail mail) {
        this.mail = mail;
    }

    /** Owes a mail to the owners of the organisation that is asked, in the caller's transaction. */
    void ask(Handle handle, Campaign campaign, Partnership asked) {
        owners(handle, List.of(asked.organisation()), campaign, "partnerAsked", campaign.title());
    }

    /** Owes a mail to the owners of the leads, in the caller's transaction. */
    void answer(Handle handle, Campaign campaign, Organisation from, String about) {
        var others = campaign.leads().stream()
                .map(lead -> lead.organisation().id())
                .filter(lead -> !lead.equals(from.id()))
                .toList();
        owners(handle, others, campaign, about, from.name());
    }

    private void owners(Handle handle, List<UUID> organisations, Campaign campaign, String about, Translated name) {
        mail.tell(
                handle,
                organisations,
                about,
                Watched.path(campaign) + "/partners",
                language -> name.in(language).text());
    }
}
