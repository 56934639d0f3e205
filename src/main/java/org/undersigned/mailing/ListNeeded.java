package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.petition.Petitions;
import org.undersigned.updates.ListUse;

/** Keeps the list of a petition open until its mailings are over, and no longer; knows how fast mail to it may leave. */
@Singleton
final class ListNeeded implements ListUse {

    private final Petitions petitions;
    private final ListMail list;

    ListNeeded(Petitions petitions, ListMail list) {
        this.petitions = petitions;
        this.list = list;
    }

    @Override
    public boolean needs(Handle handle, UUID petition) {
        return MailingStore.needsList(handle, petition);
    }

    @Override
    public OptionalInt perMinute(UUID petition) {
        return petitions.byId(petition).map(list::perMinute).orElseGet(OptionalInt::empty);
    }
}
