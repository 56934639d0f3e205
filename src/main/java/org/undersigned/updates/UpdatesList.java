package org.undersigned.updates;

import org.undersigned.campaign.Watched;
import org.undersigned.petition.Petition;

/** Where the workspace shows the list of those who want mail about a petition. */
public final class UpdatesList {

    private UpdatesList() {}

    /** The address of its page. */
    public static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/updates";
    }
}
