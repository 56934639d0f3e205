package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Coalition;
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

    /** Owes a mail to the owners of the organisation that was taken out, in the caller's transaction. They cannot look at the campaign any more. */
    void removed(Handle handle, Campaign campaign, Partnership gone) {
        mail.tell(
                handle,
                List.of(gone.organisation()),
                "partnerRemoved",
                "/staff/partnerships",
                language -> campaign.title().in(language).text());
    }

    /** Owes a mail to the owners of an organisation that a coalition names, in the caller's transaction; false if it has none. */
    boolean name(Handle handle, Coalition coalition, UUID organisation) {
        return mail.tell(
                handle,
                List.of(organisation),
                "coalitionAsked",
                "/staff/coalitions/" + coalition.slug(),
                language -> coalition.name().in(language).text());
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
