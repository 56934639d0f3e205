package org.undersigned.petition.joining;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the partnerships, with the number that an owner has still to answer. */
@Singleton
final class PartnershipsEntry implements MenuEntry {

    private final Answers answers;

    PartnershipsEntry(Answers answers) {
        this.answers = answers;
    }

    @Override
    public int position() {
        return 3;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        if (visitor.memberships().isEmpty()) return Optional.empty();
        var waiting = answers.live(visitor).stream()
                .filter(one -> one.asked().isPresent())
                .filter(one -> visitor.at(one.slug())
                        .filter(member -> member.role().isOwner())
                        .isPresent())
                .count();
        return Optional.of(new Link(PartnershipsPage.PATH, "partner.menu", waiting));
    }
}
