package org.undersigned.staff.supporters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.petition.Petition;

/**
 * What an organisation sees of its own.
 *
 * @param parts petitions of campaigns in which it is a partner, and others that it has supporters from
 * @param people how many people support it, whichever petition they signed
 * @param takenBack how many took their permission back
 * @param leftOut how many of these people exports leave out, because it is not to write to them
 * @param counted when supporters were counted last
 * @param key the key that is in force, if it has one
 * @param opens whether this installation can open some of its supporters: all, or those from before it had a key of its own
 */
public record Own(
        Membership member,
        List<Part> parts,
        Cell people,
        Cell takenBack,
        Cell leftOut,
        Optional<Instant> counted,
        Optional<RecipientKeys.Key> key,
        boolean opens) {

    /**
     * One petition.
     *
     * @param link its own link to the petition; empty if the public cannot see it, or it is no partner any more
     * @param partner whether it is a partner
     * @param brought how many came by its link
     * @param days by day, all who signed and those who came by its link; none of a petition that it is no partner of
     * @param supporters how many of those who signed allowed it to write
     */
    public record Part(Petition petition, String link, boolean partner, Cell brought, Cell supporters, Days days) {

        public long published() {
            return petition.action().published();
        }
    }

    /** Key of the word for whose key it is. */
    public String keyLabel() {
        return "supporters.key." + keyKind();
    }

    /** Key of what that means, and of what to do next. */
    public String keyMeaning() {
        return keyLabel() + "Means";
    }

    /** Whether it has a key of its own, and some rows from before. */
    public boolean hasOlder() {
        return opens && keyKind().equals("own");
    }

    public boolean hasKey() {
        return key.isPresent();
    }

    /** Number of the key; asked for only if there is one. */
    public String keyId() {
        return key.orElseThrow().id();
    }

    private String keyKind() {
        return key.map(one -> one.hosted() ? "hosted" : "own").orElse("none");
    }
}
