package org.undersigned.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Translated;
import org.undersigned.letter.representative.Representative;

/**
 * A letter that people are asked to write.
 *
 * @param hourly most letters that one mailbox gets in an hour
 * @param test whether everything goes to the test address
 * @param testAddress empty if none was set
 * @param targets in the order of their file, former ones last
 */
public record LetterAction(
        Campaign campaign,
        Action action,
        Translated text,
        List<Suggestion> suggestions,
        Rule rule,
        Source source,
        Optional<LocalDate> opens,
        Optional<LocalDate> closes,
        int hourly,
        boolean test,
        String testAddress,
        List<LetterTarget> targets) {

    /** Fewest letters that a page tells the number of. */
    public static final int FEWEST = 20;

    /** What people may begin with. */
    public record Suggestion(Translated subject, Translated text) {}

    /** Who of the targets gets a letter. */
    public enum Rule {
        ALL,
        COUNTRY,
        REGION,
        DISTRICT;

        /** Whether there can be a writer for somebody: enough is said of where. */
        boolean reaches(Representative who) {
            return switch (this) {
                // Somebody of no country is everybody's.
                case ALL, COUNTRY -> true;
                case REGION -> !who.region().isEmpty();
                case DISTRICT ->
                    !who.district().isEmpty()
                            || !who.postcodes().isEmpty()
                            || who.area().isPresent();
            };
        }

        /** As in files, in the database and at the end of message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of what it means. */
        public String label() {
            return "letter.rule." + word();
        }

        /** The rule of a word. */
        public static Optional<Rule> of(String word) {
            for (var rule : values()) if (rule.word().equals(word)) return Optional.of(rule);
            return Optional.empty();
        }
    }

    /** Where targets come from. */
    public enum Source {
        CAMPAIGN,
        FILE;

        /** As in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public UUID id() {
        return action.id();
    }

    public String slug() {
        return action.slug();
    }

    public Translated title() {
        return action.title();
    }

    /** Its page, without a language prefix. */
    public String path() {
        return LetterPage.PATH + slug();
    }

    /** Targets of today. */
    public List<LetterTarget> present() {
        return targets.stream().filter(one -> !one.former()).toList();
    }

    /** Those of them who are written to: who said yes is thanked instead. */
    public List<LetterTarget> written() {
        return present().stream().filter(one -> !one.hasAgreed()).toList();
    }

    /** Targets whom the rule leads nobody to, because nothing says where their writers live. */
    public List<LetterTarget> unreached() {
        return written().stream().filter(one -> !rule.reaches(one.who())).toList();
    }

    /** One of them, former ones included. */
    public Optional<LetterTarget> target(UUID id) {
        return targets.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Whether people can write on {@code today}. */
    public boolean takes(LocalDate today) {
        return action.isOpen()
                && hasBegun(today)
                && !isOver(today)
                && !written().isEmpty();
    }

    /** Whether its first day has come. */
    public boolean hasBegun(LocalDate today) {
        return opens.filter(today::isBefore).isEmpty();
    }

    /** Whether its last day is over. */
    public boolean isOver(LocalDate today) {
        return action.state().equals("closed") || closes.filter(today::isAfter).isPresent();
    }

    /** Whether strangers may see it. */
    public boolean isPublic() {
        return action.isPublic();
    }

    /** Whether the number is told. */
    public boolean isCounted() {
        return action.published() >= FEWEST;
    }
}
