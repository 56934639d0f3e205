package org.undersigned.organisation;

import java.util.ArrayList;
import java.util.List;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/**
 * One thing that an organisation says of itself, as its owners read it before they stand by it: web addresses as they are and not behind words.
 *
 * @param label what it is
 * @param language that the value is in, or empty
 * @param technical whether it is a web address, which runs from left to right
 */
public record Stated(String label, String value, String language, boolean technical) {

    /** Everything that one says of itself, in the words of {@code reader}'s language. */
    static List<Stated> of(Organisation organisation, String reader) {
        var words = Messages.of(reader);
        var all = new ArrayList<Stated>();
        organisation
                .name()
                .byLanguage()
                .forEach((language, name) -> all.add(new Stated(
                        words.t("supporters.profile.nameIn", Languages.name(language, reader)),
                        name,
                        language,
                        false)));
        organisation.legalName().ifPresent(legal -> all.add(text(words, "legal_name", legal)));
        all.add(text(words, "kind", words.t("campaign.kind." + organisation.kind())));
        all.add(address(words, "url", organisation.url().toString()));
        all.add(address(words, "privacy_url", organisation.privacyUrl().toString()));
        all.add(text(words, "postal_address", organisation.postalAddress()));
        organisation.donateUrl().ifPresent(link -> all.add(address(words, "donate_url", GiftLink.written(link))));
        organisation.social().forEach(one -> {
            all.add(text(words, "social", one.name()));
            all.add(address(words, "social", one.url()));
        });
        return all;
    }

    private static Stated text(Messages words, String key, String value) {
        return new Stated(words.t("draft.q." + key), value, "", false);
    }

    private static Stated address(Messages words, String key, String value) {
        return new Stated(words.t("draft.q." + key), value, "", true);
    }
}
