package org.undersigned.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.ActionPart;
import org.undersigned.foundation.html.Translated;
import org.undersigned.letter.representative.Representative;

/**
 * Everything that a form or a campaign file says of a letter.
 *
 * @param hourly most letters that one mailbox gets in an hour
 * @param test whether nothing goes to targets
 * @param testAddress where everything goes then; may be empty
 * @param representatives its targets; nothing if they are those of the campaign that have an address
 */
public record LetterPart(
        String slug,
        Translated title,
        Translated text,
        List<LetterAction.Suggestion> suggestions,
        LetterAction.Rule rule,
        Optional<LocalDate> opens,
        Optional<LocalDate> closes,
        int hourly,
        boolean test,
        String testAddress,
        Optional<List<Representative>> representatives)
        implements ActionPart {

    /** How many letters a mailbox gets in an hour if nobody says otherwise. */
    public static final int HOURLY = 60;

    /** Most of them that may be said. */
    public static final int MOST_HOURLY = 3_600;

    /** Most texts to begin with. */
    public static final int MOST_SUGGESTIONS = 5;

    /** What is stored of a letter. */
    static LetterPart of(LetterAction letter) {
        return new LetterPart(
                letter.slug(),
                letter.title(),
                letter.text(),
                letter.suggestions(),
                letter.rule(),
                letter.opens(),
                letter.closes(),
                letter.hourly(),
                letter.test(),
                letter.testAddress(),
                letter.source() == LetterAction.Source.CAMPAIGN
                        ? Optional.empty()
                        : Optional.of(
                                letter.present().stream().map(LetterTarget::who).toList()));
    }
}
