package org.undersigned.translation;

import java.util.Optional;
import java.util.UUID;
import org.undersigned.organisation.staff.Visitor;

/**
 * Words that somebody proposes for a text.
 *
 * @param english the words that they translate
 * @param person who proposes them; nothing once that person is gone
 * @param operator whether that person runs the site
 */
public record Suggested(
        UUID id, String language, String key, String words, String english, Optional<UUID> person, boolean operator) {

    /** Whether {@code someone} proposes them, who therefore cannot accept them. */
    public boolean isBy(UUID someone) {
        return person.filter(someone::equals).isPresent();
    }

    /**
     * Whether {@code visitor} may accept them, or decline them. A text stands on everybody's pages, and an organisation can give accounts
     * to whom it likes: so one of the two, who proposes or who decides, runs the site, and the other is somebody else.
     */
    public boolean isFor(Visitor visitor) {
        if (isBy(visitor.person().id())) return false;
        return visitor.person().operator() || (operator && visitor.isWriter());
    }
}
