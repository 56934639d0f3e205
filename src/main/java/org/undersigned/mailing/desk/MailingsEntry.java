package org.undersigned.mailing.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the mailings: of the visitor's organisation, or to the list of theirs if they belong to several. */
@Singleton
final class MailingsEntry implements MenuEntry {

    @Override
    public int position() {
        return 6;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        var own = visitor.memberships();
        if (own.isEmpty()) return Optional.empty();
        var path = own.size() == 1 ? Desk.path(own.getFirst()) : MailingsListPage.PATH;
        return Optional.of(new Link(path, "mailing.menu", 0));
    }
}
