package org.undersigned.organisation.staff;

/** What a page of the workspace asks of its visitor. */
public sealed interface Need {

    /** To be signed in. */
    record Anybody() implements Need {}

    /** To have a role in the organisation of this slug, or one that includes it. */
    record Member(String organisation, Role role) implements Need {}

    /** To say who is a member of the organisation of this slug: its owners, and operators. */
    record Keeper(String organisation) implements Need {}

    /** To run the site. For everybody else the page is not there. */
    record Operator() implements Need {}

    static Need anybody() {
        return new Anybody();
    }

    static Need member(String organisation, Role role) {
        return new Member(organisation, role);
    }

    static Need operator() {
        return new Operator();
    }

    static Need keeper(String organisation) {
        return new Keeper(organisation);
    }
}
