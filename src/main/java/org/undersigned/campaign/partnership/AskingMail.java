package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.StaffMail;

/** Tells those who decide for an organisation that something about a partnership waits for them, or was answered. */
@Singleton
final class AskingMail {

    private final Persons persons;
    private final Outbox outbox;
    private final StaffMail mail;

    AskingMail(Persons persons, Outbox outbox, StaffMail mail) {
        this.persons = persons;
        this.outbox = outbox;
        this.mail = mail;
    }

    /** Owes a mail to the owners of the organisation that is asked, in the caller's transaction. */
    void ask(Handle handle, Campaign campaign, Partnership asked) {
        owners(
                handle,
                asked.organisation(),
                campaign,
                "partnerAsked",
                person -> campaign.title().in(person.language()).text());
    }

    /** Owes a mail to the owners of the leads, in the caller's transaction. */
    void answer(Handle handle, Campaign campaign, Organisation from, String about) {
        for (var lead : campaign.leads()) {
            if (lead.organisation().id().equals(from.id())) continue;
            owners(
                    handle,
                    lead.organisation().id(),
                    campaign,
                    about,
                    person -> from.name().in(person.language()).text());
        }
    }

    private void owners(
            Handle handle, UUID organisation, Campaign campaign, String about, Function<Person, String> name) {
        for (var member : MemberStore.in(handle, organisation)) {
            if (!member.role().isOwner()) continue;
            persons.byId(handle, member.person())
                    .ifPresent(person -> mail.link(
                            handle,
                            outbox,
                            RandomBytes.id(),
                            person.email(),
                            person.language(),
                            about,
                            Watched.path(campaign) + "/partners",
                            name.apply(person)));
        }
    }
}
