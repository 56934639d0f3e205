package org.undersigned.integrity;

import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Watched;
import org.undersigned.petition.Petition;

/** Where a petition's quarantine is, and whether anything is in it: what other pages tell of it. */
public final class Quarantine {

    private Quarantine() {}

    /** The address of its page in the workspace, for members of the organisations that lead the campaign. */
    public static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/quarantine";
    }

    /** How many signatures wait in it. */
    public static long waiting(Handle handle, Petition petition) {
        return QuarantineStore.waiting(handle, petition.id());
    }
}
