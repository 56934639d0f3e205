package org.undersigned.signature.division;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * One step in what a person said about the division of new supporters, and in what came of it. Never changed, and removed with the person.
 *
 * @param number order within one signature, from 1
 * @param notice the wording that the person saw
 */
public record DivisionEvent(UUID signature, int number, Kind kind, UUID notice) {

    /** What happened. */
    public enum Kind {
        /** The box was ticked at signing. */
        ASKED,
        /** It was left empty by who confirmed or signed once more, or the signature was withdrawn before the rule came to it. */
        DROPPED,
        /** The person behind the mailbox confirmed it. */
        AGREED,
        /** The rule gave the person to an organisation, whose consent event says to which. */
        GIVEN,
        /** The person is given to nobody: by the rule, or because the rule cannot come to them any more. */
        NOBODY;

        /** As written in the column. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** A wording as it is stored. */
    public record Wording(String text, String language, int version, byte[] sha256) {}

    /** A step with its exact time, or null if its seal does not open, and the wording. */
    public record Told(Kind kind, String at, Wording wording) {}

    /**
     * What came of an agreement.
     *
     * @param kind {@link Kind#GIVEN} or {@link Kind#NOBODY}
     * @param picked name of the organisation that was picked, partner or not by now; nothing if none was, or if its person erased that
     */
    public record Outcome(Kind kind, Optional<Translated> picked) {}

    /** What somebody agreed to: {@code receivers} are those that the wording named, {@code cap} is the one that it told. */
    public record Agreed(UUID notice, String text, String language, List<UUID> receivers, int cap) {}
}
