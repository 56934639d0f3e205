package org.undersigned.supporter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.OwnersMail;

/**
 * Tells every owner of an organisation that its key is to be another one, and that it is: the one who asked and the one who approved, too, for
 * somebody else may have done that in their name.
 */
@Singleton
final class KeyMail {

    private final OwnersMail owners;

    KeyMail(OwnersMail owners) {
        this.owners = owners;
    }

    /** Owes them a mail that somebody asked for another key, in the caller's transaction. */
    void asked(Handle handle, UUID organisation) {
        tell(handle, organisation, "keyAsked");
    }

    /** Owes them a mail that another key is in force, in the caller's transaction. */
    void changed(Handle handle, UUID organisation) {
        tell(handle, organisation, "keyChanged");
    }

    private void tell(Handle handle, UUID organisation, String about) {
        OrganisationStore.byId(handle, organisation)
                .ifPresent(one -> owners.tell(
                        handle,
                        List.of(organisation),
                        about,
                        "/staff/organisations/" + one.slug() + "/key",
                        language -> one.name().in(language).text()));
    }
}
