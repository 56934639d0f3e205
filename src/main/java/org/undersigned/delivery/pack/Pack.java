package org.undersigned.delivery.pack;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What one target is handed: the letter, the petition, and the names of those who agreed to stand in the book.
 *
 * @param target position of the target in its campaign, from 0
 * @param language of its documents
 * @param letter what the cover letter says, in paragraphs with a blank line between
 * @param signedBy who signs the letter, in lines
 * @param recipients {@code age1…} of others who can open the files with names, with blanks between
 * @param done files that are made, of {@code total}
 * @param made nothing until it is ready
 */
record Pack(
        UUID id,
        UUID petition,
        int target,
        String language,
        String letter,
        String signedBy,
        boolean withNames,
        String recipients,
        UUID askedBy,
        Instant askedAt,
        State state,
        int done,
        int total,
        Optional<Made> made) {

    /** Signatures that one volume of the book names. */
    static final int VOLUME = 5_000;

    /** Where it stands. */
    enum State {
        /** A second person has to approve the names. */
        ASKED,
        WAITING,
        MAKING,
        READY,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is in a pack that is ready.
     *
     * @param signatures the published number that it proves
     * @param named how many of them the book names
     */
    record Made(Instant at, long signatures, long named, byte[] manifest) {}

    /** One of its files, without what is in it. */
    record File(String name, boolean personal, long bytes) {

        /** Its name once it is opened. */
        String opened() {
            return personal ? name.replaceFirst("\\.age$", "") : name;
        }
    }

    List<String> otherRecipients() {
        return Arrays.stream(recipients.split("\\s+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
