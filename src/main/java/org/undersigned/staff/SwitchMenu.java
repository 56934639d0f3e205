package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to switches and banner, for whoever runs the site. */
@Singleton
final class SwitchMenu implements MenuEntry {

    @Override
    public int position() {
        return 85;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return visitor.person().operator()
                ? Optional.of(new Link(SwitchPage.PATH, "staff.switch.title", 0))
                : Optional.empty();
    }
}
