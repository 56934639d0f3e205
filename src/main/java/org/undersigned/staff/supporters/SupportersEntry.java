package org.undersigned.staff.supporters;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the supporters: of the visitor's organisation, or to the list of theirs if they belong to several. */
@Singleton
final class SupportersEntry implements MenuEntry {

    @Override
    public int position() {
        return 5;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        var own = visitor.memberships();
        if (own.isEmpty()) return Optional.empty();
        var path = own.size() == 1 ? Owning.path(own.getFirst().slug()) : SupportersListPage.PATH;
        return Optional.of(new Link(path, "supporters.menu", 0));
    }
}
