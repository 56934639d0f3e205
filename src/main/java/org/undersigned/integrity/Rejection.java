package org.undersigned.integrity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.html.Page;
import org.undersigned.statistics.Groups;

/**
 * Signatures that were put aside and will not count, or that somebody wants not to count.
 *
 * @param quarantine the group in which they waited
 * @param note why, for those who decide; without names
 * @param number how many were rejected; 0 before
 * @param asked on which day
 * @param decided on which day; empty before
 */
public record Rejection(
        UUID id,
        UUID petition,
        UUID quarantine,
        Kind kind,
        String note,
        State state,
        int number,
        LocalDate asked,
        Optional<LocalDate> decided) {

    /** Why, as everybody may read it. */
    public enum Kind {
        /** No person stands behind them. */
        MADE_UP,
        /** Somebody was given something for them. */
        BOUGHT,
        /** Few people signed many times. */
        TWICE;

        /** As forms and the database say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Key of its name. */
        public String label() {
            return "quarantine.kind." + word();
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** Where it stands. */
    public enum State {
        /** A second person has to decide. */
        ASKED,
        DONE,
        /** They count, after all. */
        UNDONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    /** How many, for everybody: a few are not told exactly. */
    public String inPublic(Page page) {
        return number < Groups.FEWEST_IN_PUBLIC
                ? page.t("quarantine.public.few", Groups.FEWEST_IN_PUBLIC)
                : page.t("quarantine.public.many", number);
    }

    /** How many, for those who act. */
    public String inNumbers(Page page) {
        return number < Groups.FEWEST ? page.t("quarantine.few", Groups.FEWEST) : page.t("quarantine.many", number);
    }
}
