package org.undersigned.petition;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.StaffMail;

/** Tells owners that everything about the signers of a petition will be deleted. */
@Singleton
final class RetentionMail {

    private final Persons persons;
    private final Outbox outbox;
    private final StaffMail mail;

    RetentionMail(Persons persons, Outbox outbox, StaffMail mail) {
        this.persons = persons;
        this.outbox = outbox;
        this.mail = mail;
    }

    /** Owes each owner of an organisation that leads the campaign one mail, in the caller's transaction; each operator where there is none. */
    void tell(Handle handle, Petition petition) {
        var path = Watched.path(petition.campaign()) + "/" + petition.slug() + "/retirement";
        var owners = petition.campaign().leads().stream()
                .flatMap(lead -> MemberStore.in(handle, lead.organisation().id()).stream())
                .filter(member -> member.role().isOwner())
                .map(MemberStore.Row::person)
                .distinct()
                .flatMap(person -> persons.byId(handle, person).stream())
                .toList();
        (owners.isEmpty() ? persons.operators(handle) : owners)
                .forEach(person -> mail.link(
                        handle,
                        outbox,
                        RandomBytes.id(),
                        person.email(),
                        person.language(),
                        "retention",
                        path,
                        PetitionView.title(petition, person.language())));
    }
}
