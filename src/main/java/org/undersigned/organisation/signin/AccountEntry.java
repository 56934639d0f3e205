package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** One's own account in the menu, at its end. */
@Singleton
final class AccountEntry implements MenuEntry {

    @Override
    public int position() {
        return 1_000;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return Optional.of(new Link("/staff/account", "staff.account.title", 0));
    }
}
