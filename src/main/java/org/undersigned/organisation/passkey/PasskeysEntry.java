package org.undersigned.organisation.passkey;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** One's own passkeys in the menu, at its end. */
@Singleton
final class PasskeysEntry implements MenuEntry {

    @Override
    public int position() {
        return 1_010;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return Optional.of(new Link(PasskeysPage.PATH, "passkey.title", 0));
    }
}
