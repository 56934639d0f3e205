package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to how sending goes, for whoever runs the site. */
@Singleton
final class MailEntry implements MenuEntry {

    @Override
    public int position() {
        return 86;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return visitor.person().operator()
                ? Optional.of(new Link(MailPage.PATH, "staff.outbox.title", 0))
                : Optional.empty();
    }
}
