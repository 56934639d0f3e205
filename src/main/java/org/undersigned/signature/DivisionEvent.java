package org.undersigned.signature;

import java.util.List;
import java.util.UUID;

/**
 * One step in what a person said about the division of new supporters, and in what came of it. Never changed, and removed with the person.
 *
 * @param number order within one signature, from 1
 * @param notice the wording that the person saw
 */
record DivisionEvent(UUID signature, int number, Kind kind, UUID notice) {

    /** What happened. */
    enum Kind {
        /** The box was ticked at signing. */
        ASKED,
        /** It was unticked before the rule came to it, or its signature was withdrawn. */
        DROPPED,
        /** The person behind the mailbox confirmed it. */
        AGREED,
        /** The rule gave the person to an organisation, whose consent event says to which. */
        GIVEN,
        /** The rule gave the person to nobody. */
        NOBODY;

        /** As written in the column. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** A wording as it is stored. */
    record Wording(String text, String language, int version, byte[] sha256) {}

    /** A step with its exact time, or null if its seal does not open, and the wording. */
    record Told(Kind kind, String at, Wording wording) {}

    /** A person whose turn it is. */
    record Turn(UUID signature, UUID petition) {}

    /** What somebody agreed to. {@code receivers} are those that the wording named. */
    record Agreed(UUID notice, String text, String language, List<UUID> receivers) {}
}
