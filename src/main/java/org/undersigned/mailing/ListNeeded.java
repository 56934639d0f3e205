package org.undersigned.mailing;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.updates.ListUse;

/** Keeps the list of a petition open until its mailings are over, and no longer. */
@Singleton
final class ListNeeded implements ListUse {

    @Override
    public boolean needs(Handle handle, UUID petition) {
        return MailingStore.needsList(handle, petition);
    }
}
