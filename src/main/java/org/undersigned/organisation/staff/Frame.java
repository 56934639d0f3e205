package org.undersigned.organisation.staff;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Page;

/**
 * The frame of a page of the workspace.
 *
 * @param visitor who is signed in, if somebody is
 */
public record Frame(Page page, Optional<Visitor> visitor, List<MenuEntry.Link> menu) {

    /** The address of the workspace's own style sheet. */
    public String stylesheet() {
        return Assets.STAFF_STYLESHEET;
    }

    /** The field that every form of a signed-in visitor has to carry. */
    public String form() {
        return visitor.map(Visitor::form).orElse("");
    }

    public Person person() {
        return visitor.orElseThrow().person();
    }

    /** Whether a menu entry leads to this page or to one above it. */
    public boolean isAt(String path) {
        return page.path().equals(path)
                || (!path.equals("/staff") && page.path().startsWith(path + "/"));
    }
}
