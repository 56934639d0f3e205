package org.undersigned.campaign;

import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/**
 * A standing partnership of organisations with a public page.
 *
 * @param about Markdown
 * @param stays whether its page stays although none of its campaigns is there any more
 */
public record Coalition(
        UUID id, String slug, Translated name, Translated about, List<Organisation> organisations, boolean stays) {

    /** One whose page goes by its campaigns. */
    public Coalition(UUID id, String slug, Translated name, Translated about, List<Organisation> organisations) {
        this(id, slug, name, about, organisations, false);
    }
}
