package org.undersigned.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.letter.representative.Representative;

/**
 * A target of one letter.
 *
 * @param former whether no file names them any more
 * @param refused since when the mailbox takes no letters
 */
public record LetterTarget(
        UUID id, Representative who, boolean former, Optional<LocalDate> refused, Optional<Answer> answer) {

    /** What a target said. */
    public enum Pledge {
        YES,
        PARTLY,
        NO;

        /** As in the database and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name. */
        public String label() {
            return "letter.answer." + word();
        }

        /** The pledge of a word. */
        public static Optional<Pledge> of(String word) {
            for (var pledge : values()) if (pledge.word().equals(word)) return Optional.of(pledge);
            return Optional.empty();
        }
    }

    /**
     * An answer, as staff recorded it.
     *
     * @param text in their words or in those of whoever recorded it
     * @param source where it can be read
     */
    public record Answer(Pledge pledge, LocalDate dated, Optional<Translated> text, Optional<URI> source) {}

    /** Whether they said yes, so that nobody needs to write any more. */
    public boolean hasAgreed() {
        return answer.filter(one -> one.pledge() == Pledge.YES).isPresent();
    }
}
