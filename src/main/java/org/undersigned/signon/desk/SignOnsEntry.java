package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.Telling;

/** The way to the sign-ons, with the number that waits for the visitor. */
@Singleton
final class SignOnsEntry implements MenuEntry {

    private final OwnStatements statements;

    SignOnsEntry(OwnStatements statements) {
        this.statements = statements;
    }

    @Override
    public int position() {
        return 4;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        if (visitor.memberships().isEmpty() && visitor.elsewhere().isEmpty()) return Optional.empty();
        return Optional.of(new Link(Telling.DESK, "signon.menu", statements.waiting(visitor)));
    }
}
