package org.undersigned.staff.keys;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.KeyScripts;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.supporter.KeyAsking;

/**
 * What the page of an organisation's key shows.
 *
 * @param key the one in force
 * @param since the day it was made or first set
 * @param passed the day on which somebody last showed that they can open what is sealed to it
 * @param waiting what was asked for and waits
 * @param decidable whether anybody else could approve what this visitor asks
 * @param note key of why nothing was done, or empty
 * @param done key of what was done, or empty
 */
public record KeyShown(
        Membership member,
        Optional<RecipientKeys.Key> key,
        Optional<LocalDate> since,
        Optional<LocalDate> passed,
        List<KeyAsking.Waiting> waiting,
        boolean decidable,
        String note,
        String done) {

    /** Key of the word for whose key it is. */
    public String label() {
        return "supporters.key." + kind();
    }

    /** Key of what that means. */
    public String meaning() {
        return "keys.now." + kind();
    }

    private String kind() {
        return key.map(one -> one.hosted() ? "hosted" : "own").orElse("none");
    }

    public boolean isOwn() {
        return key.filter(one -> !one.hosted()).isPresent();
    }

    public boolean isNone() {
        return key.isEmpty();
    }

    public String path() {
        return path(member.slug());
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/key";
    }

    public String script() {
        return KeyScripts.KEY.address();
    }

    public String sealed() {
        return KeyScripts.SEALED.address();
    }

    public String crypto() {
        return KeyScripts.CRYPTO.address();
    }
}
