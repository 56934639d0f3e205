package org.undersigned.organisation.approval;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** Approvals in the menu of owners and operators, with the number that waits for them. */
@Singleton
final class ApprovalsEntry implements MenuEntry {

    private final Approvals approvals;

    ApprovalsEntry(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public int position() {
        return 900;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        var decides = visitor.person().operator()
                || visitor.memberships().stream().anyMatch(one -> one.role().isOwner());
        if (!decides) return Optional.empty();
        var waiting = approvals.visible(visitor).stream()
                .filter(one -> approvals.isForThem(one, visitor))
                .count();
        return Optional.of(new Link("/staff/approvals", "staff.approvals.title", waiting));
    }
}
