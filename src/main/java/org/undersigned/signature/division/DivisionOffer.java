package org.undersigned.signature.division;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;

/**
 * What the box about the division of new supporters is about at one moment: which organisations may be the one, and the cap of the rule.
 *
 * @param receivers two at least, in the order of the campaign, each with a key
 */
public record DivisionOffer(UUID campaign, int cap, List<Organisation> receivers) {

    /** Name of the box. Those of organisations have the organisation and the channel in theirs. */
    public static final String BOX = "consent.division";

    /** The field that tells which offer the form showed. No question of a petition's own has such a name. */
    public static final String FIELD = "form.division";

    /**
     * Names the offer in a form, in 16 letters and digits that are the same in every language: what somebody ticked is taken for exactly
     * what they saw.
     */
    public String terms() {
        var said = receivers.stream()
                .map(one -> one.id() + " " + one.name().byLanguage() + " " + one.privacyUrl())
                .collect(Collectors.joining("\n", cap + "\n", ""));
        return HexFormat.of().formatHex(Mac.sha256(said), 0, 8);
    }

    /** The wording that is kept when the box is ticked. */
    public DivisionNotice notice(String language) {
        return DivisionNotice.of(this, language);
    }
}
