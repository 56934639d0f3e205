package org.undersigned.organisation.staff;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who is signed in, for one request.
 *
 * @param elsewhere what they do for something that is no organisation
 * @param form what forms on the answer have to send back as field {@code form}
 */
public record Visitor(
        Person person, Session session, List<Membership> memberships, List<RoleElsewhere> elsewhere, String form) {

    /** Their role in an organisation. */
    public Optional<Membership> at(String organisation) {
        return memberships.stream()
                .filter(one -> one.slug().equals(organisation))
                .findFirst();
    }

    /** Whether they write campaigns for one of their organisations. */
    public boolean isWriter() {
        return memberships.stream().anyMatch(one -> one.role().includes(Role.CAMPAIGNER));
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
