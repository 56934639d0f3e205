package org.undersigned.sharing.kit;

import java.util.Map;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/** What a later feature adds to a partner's kit. Implementations are beans; they add nothing that is about a person. */
public interface KitPart {

    /** Key of what its page is called. */
    String label();

    /** Address of its page in the workspace. */
    String path(Organisation organisation, Petition petition);

    /** Its files in one language: name within the folder of that language, and content. */
    Map<String, String> files(Kit kit);
}
