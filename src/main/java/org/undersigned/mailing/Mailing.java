package org.undersigned.mailing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;

/**
 * A mail of one organisation to many people.
 *
 * @param petition whose list of people who want mail about it this one goes to; nothing if it goes to the organisation's own supporters
 * @param asks the petition that it asks to read and to sign, if it asks for one
 * @param otherSubject a second subject that is tried beside the first
 * @param triedOn of how many in a hundred both subjects are tried on, 1 to 100; the others wait until somebody chooses
 * @param starts wall-clock time at which the first mails are due; nothing is at once
 * @param localTime whether that is the time where each reader lives, and not UTC
 * @param code tells its links from others, as the source of signatures
 * @param chosen the subject that those got on whom none was tried
 * @param tested whether its present words were sent to somebody who works here
 */
public record Mailing(
        UUID id,
        UUID organisation,
        Optional<UUID> petition,
        Optional<UUID> asks,
        Segment segment,
        Translated subject,
        Optional<Translated> otherSubject,
        Translated body,
        int triedOn,
        Optional<LocalDateTime> starts,
        boolean localTime,
        String code,
        Optional<Subject> chosen,
        State state,
        boolean tested,
        LocalDate madeOn,
        Optional<Instant> begun) {

    /** Stands for the name of whoever reads it, in subject and body. */
    public static final String NAME = "{name}";

    /** Where a mailing stands. Only a draft is changed. */
    public enum State {
        DRAFT,
        SCHEDULED,
        RUNNING,
        PAUSED,
        DONE,
        CANCELLED;

        /** As columns have it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Key of its message. */
        public String label() {
            return "mailing.state." + word();
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Which subject a mail has. */
    public enum Subject {
        A,
        B,
        /** The one that was chosen after both were tried. */
        REST;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Key of its message. */
        public String label() {
            return "mailing.line." + word();
        }

        static Subject of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** The same draft with other words, which nobody has tried yet. */
    public Mailing saying(Translated first, Optional<Translated> second, Translated text) {
        return new Mailing(
                id,
                organisation,
                petition,
                asks,
                segment,
                first,
                second,
                text,
                triedOn,
                starts,
                localTime,
                code,
                chosen,
                state,
                false,
                madeOn,
                begun);
    }

    /** The same draft for others, at another time. */
    public Mailing going(
            Optional<UUID> list,
            Optional<UUID> asking,
            Segment some,
            int tried,
            Optional<LocalDateTime> at,
            boolean local) {
        return new Mailing(
                id,
                organisation,
                list,
                asking,
                some,
                subject,
                otherSubject,
                body,
                tried,
                at,
                local,
                code,
                chosen,
                state,
                false,
                madeOn,
                begun);
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    public boolean isOver() {
        return state == State.DONE || state == State.CANCELLED;
    }

    /** Whether it goes to those who want mail about a petition. */
    public boolean isAboutPetition() {
        return petition.isPresent();
    }

    /** Its words for a mail with this subject, in every language. */
    Translated subjectOf(Subject of) {
        var second = of == Subject.B || of == Subject.REST && chosen.equals(Optional.of(Subject.B));
        return second ? otherSubject.orElse(subject) : subject;
    }

    /** The source of signatures that come by mails with this subject. */
    public String source(Subject of) {
        return code + "-" + of.word();
    }
}
