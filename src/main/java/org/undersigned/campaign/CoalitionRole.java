package org.undersigned.campaign;

import java.util.Collection;
import java.util.Optional;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.RoleElsewhere;
import org.undersigned.organisation.staff.Visitor;

/** What a person does for a coalition, beside their role in one of its organisations. */
public enum CoalitionRole {
    /** Sees the campaigns of the lead that gave it, and says who does what in them. */
    STEERING("steering", Optional.of(Role.VIEWER)),
    /** Writes those campaigns, as a campaigner of their lead does. */
    EDITOR("editor", Optional.of(Role.CAMPAIGNER)),
    /** Answers for their own organisation, as its owners do. */
    APPROVER("approver", Optional.empty()),
    /** Looks after what people send in, as a moderator of the lead does. */
    DATA_STEWARD("data-steward", Optional.of(Role.MODERATOR));

    private final String word;
    private final Optional<Role> acts;

    CoalitionRole(String word, Optional<Role> acts) {
        this.word = word;
        this.acts = acts;
    }

    /** As stored, in forms, and at the end of message keys. */
    public String word() {
        return word;
    }

    /** Key of its name. */
    public String label() {
        return "partner.coalition." + word;
    }

    /** Key of what it may do. */
    public String meaning() {
        return label() + ".may";
    }

    /** The role that a form or a row names, if there is such a one. */
    public static Optional<CoalitionRole> of(String word) {
        for (var role : values()) if (role.word.equals(word)) return Optional.of(role);
        return Optional.empty();
    }

    /** It, for one coalition and in the name of one organisation. */
    public RoleElsewhere at(String coalition, String organisation) {
        return new RoleElsewhere("coalition " + coalition, word, organisation);
    }

    /** Whether a visitor has it for a coalition, in the name of one organisation. */
    public boolean isOf(Visitor visitor, String coalition, String organisation) {
        return isIn(visitor.elsewhere(), coalition, organisation);
    }

    /** Whether it is among what somebody does elsewhere: for one coalition, in the name of one organisation. */
    boolean isIn(Collection<RoleElsewhere> elsewhere, String coalition, String organisation) {
        return elsewhere.contains(at(coalition, organisation));
    }

    /** Whether it lets somebody do with campaigns what a role in their lead lets its members do. */
    boolean acts(Role role) {
        return acts.filter(one -> one.includes(role)).isPresent();
    }
}
