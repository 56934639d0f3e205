package org.undersigned.organisation.approval;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * What is done when a second person approves: the seam by which later features need two people. Implementations are beans; each has a
 * message {@code staff.approval.KIND} whose first blank is {@link #about}.
 */
public interface Approved {

    /** Its name, in the database and at the end of a message key: lower case and dashes. */
    String kind();

    /** What it is about, as the one who decides should read it; opened for the page, and kept nowhere. */
    String about(Handle handle, Approval approval);

    /** The same for a reader of a language. */
    default String about(Handle handle, Approval approval, String language) {
        return about(handle, approval);
    }

    /** Address of the page that shows what is approved, for somebody who may see it; nothing for others, and where there is no such page. */
    default Optional<String> path(Handle handle, Approval approval, Visitor visitor) {
        return Optional.empty();
    }

    /**
     * What it is about as a mail may say it, in the language of who reads it: no person, and nothing that was typed about one. The name of the
     * organisation where a feature says no more.
     */
    default String told(Handle handle, Approval approval, String language) {
        return approval.organisation()
                .flatMap(id -> OrganisationStore.byId(handle, id))
                .map(organisation -> organisation.name().in(language).text())
                .orElseGet(() -> approval.subject().replaceFirst("/.*", ""));
    }

    /** Whether somebody may not decide because it is about themselves. */
    default boolean concerns(Approval approval, UUID person) {
        return false;
    }

    /** The role that who asked must still have when it is decided, or one that includes it. Operators may always have asked. */
    default Role asks() {
        return Role.OWNER;
    }

    /**
     * Whether who asked may still ask although they have that role in no organisation: because of what they do elsewhere, such as for a coalition
     * in the name of that organisation.
     */
    default boolean isAskedFromElsewhere(Handle handle, Approval approval, UUID person) {
        return false;
    }

    /** Whether owners of the organisation alone decide, as long as there is one who has not asked for it; operators otherwise. */
    default boolean isForOwners() {
        return false;
    }

    /**
     * Holds the rows of what it is about, in the transaction of a decision and before the approval itself is held: a feature that asks
     * does it in this order, too, and two that wait for each other never end.
     */
    default void hold(Handle handle, Approval approval) {}

    /** Takes note that it waits, in the transaction of the question. */
    default void waits(Handle handle, Approval approval) {}

    /** Whether it tells all owners in words of its own that it waits ({@link #waits}) and that it was done: they get no other mail about that. */
    default boolean tellsOwners() {
        return false;
    }

    /** Takes note that it is not done, in the transaction of the refusal. Nobody says so when it was not decided in time. */
    default void refused(Handle handle, Approval approval) {}

    /** Does it, in the transaction of the approval: both happen, or neither. */
    void carryOut(Handle handle, Approval approval);
}
