package org.undersigned.organisation.member;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The first page in the menu. */
@Singleton
final class HomeEntry implements MenuEntry {

    @Override
    public int position() {
        return 0;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return Optional.of(new Link("/staff", "staff.home.menu", 0));
    }
}
