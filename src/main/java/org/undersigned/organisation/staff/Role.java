package org.undersigned.organisation.staff;

import java.util.Locale;
import java.util.Optional;

/** What a member may do in an organisation. */
public enum Role {
    /** Everything, members included. */
    OWNER,
    /** Writing and running campaigns. */
    CAMPAIGNER,
    /** Looking after what people send in. */
    MODERATOR,
    /** Looking. */
    VIEWER,
    /** Translating the interface, and seeing nothing of the organisation. */
    TRANSLATOR;

    /** Whether this role may do what {@code needed} may. Campaigners and moderators do not stand above one another. */
    public boolean includes(Role needed) {
        return this == needed || this == OWNER || (needed == VIEWER && this != TRANSLATOR);
    }

    /** Its name in the database, in forms, and at the end of message keys. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name. */
    public String label() {
        return "staff.role." + slug();
    }

    /** Key of what it may do. */
    public String meaning() {
        return "staff.role." + slug() + "May";
    }

    public boolean isOwner() {
        return this == OWNER;
    }

    /** The role that a form names, if there is such a one. */
    public static Optional<Role> of(String slug) {
        for (var role : values()) if (role.slug().equals(slug)) return Optional.of(role);
        return Optional.empty();
    }
}
