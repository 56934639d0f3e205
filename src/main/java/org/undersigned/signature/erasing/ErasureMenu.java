package org.undersigned.signature.erasing;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the page on which somebody is erased, for whoever runs the site. */
@Singleton
final class ErasureMenu implements MenuEntry {

    @Override
    public int position() {
        return 86;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return visitor.person().operator()
                ? Optional.of(new Link(ErasurePage.PATH, "staff.erase.title", 0))
                : Optional.empty();
    }
}
