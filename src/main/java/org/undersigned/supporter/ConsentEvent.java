package org.undersigned.supporter;

import java.util.UUID;

/**
 * One step in what a person allowed one organisation: never changed, and removed only when the person erases it.
 *
 * @param number order within one signature, organisation, purpose and channel, from 1
 * @param purpose what for; so far only {@code news}
 * @param channel how; so far only {@code email}
 * @param notice the wording that the person saw
 */
public record ConsentEvent(
        UUID signature, UUID organisation, String purpose, String channel, int number, Kind kind, UUID notice) {

    /** What happened. */
    public enum Kind {
        /** The box was ticked at signing. It gives nothing yet: anyone can type anyone's address. */
        ASKED("asked"),
        /** A newer form of somebody who has not confirmed left the box empty. */
        DROPPED("dropped"),
        /** The person behind the mailbox said yes. */
        GIVEN("given"),
        /** The person took it back. */
        TAKEN_BACK("taken-back"),
        /** Its time was over. */
        ENDED("ended");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As written in the column. */
        public String word() {
            return word;
        }

        static Kind of(String word) {
            for (var kind : values()) if (kind.word.equals(word)) return kind;
            throw new IllegalArgumentException("no such consent event: " + word);
        }
    }
}
