package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the audit log, for those who may read it. */
@Singleton
final class AuditMenu implements MenuEntry {

    @Override
    public int position() {
        return 80;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        var may = visitor.person().operator()
                || visitor.memberships().stream().anyMatch(one -> one.role().isOwner());
        return may ? Optional.of(new Link(AuditPage.PATH, "audit.title", 0)) : Optional.empty();
    }
}
