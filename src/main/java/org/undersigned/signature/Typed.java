package org.undersigned.signature;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.petition.Petition;

/**
 * What one person typed, with what decides who is to have which part of it. In memory only.
 *
 * @param organisations slugs of those whose boxes are ticked
 * @param divides whether one more organisation, which a rule picks, may have it
 * @param fields everything typed, as it goes under the seals that hold all
 */
public record Typed(
        Petition petition,
        UUID signature,
        MailAddress mailbox,
        String country,
        String language,
        boolean isPublic,
        boolean wantsUpdates,
        List<String> organisations,
        boolean divides,
        Map<String, String> fields) {

    /** The field with the partner by whose link the person came. */
    public static final String BROUGHT_BY = "partner";

    /** What the mail job needs, and nothing more. */
    public Map<String, String> forMail() {
        var content = new TreeMap<String, String>();
        content.put("to", mailbox.forSending());
        content.put("name", fields.get("name"));
        content.put("language", language);
        content.put("petition", petition.slug());
        return content;
    }

    /** What an organisation gets whose box is ticked. */
    public Map<String, String> forOrganisation() {
        var given = new TreeMap<String, String>();
        given.put("country", country);
        fields.forEach((name, value) -> {
            if (name.equals("name") || name.equals("email") || name.equals("postcode") || name.startsWith("own."))
                given.put(name, value);
        });
        return given;
    }

    /** What the rule picks an organisation by, and what that one gets. */
    Map<String, String> forDivision() {
        var content = forOrganisation();
        if (fields.containsKey(BROUGHT_BY)) content.put(BROUGHT_BY, fields.get(BROUGHT_BY));
        return content;
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Typed[" + signature + "]";
    }
}
