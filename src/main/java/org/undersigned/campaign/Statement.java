package org.undersigned.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/**
 * Joint text with numbered versions, and who approved which.
 *
 * @param versions ascending by number; never empty
 */
public record Statement(UUID id, String slug, List<Version> versions, List<SignOn> signOns, List<Quote> quotes) {

    /** One wording. {@code text} is Markdown. */
    public record Version(int number, LocalDate dated, Translated text) {}

    /** One organisation's approval of one version, by a named person. */
    public record SignOn(int version, Organisation organisation, String person, Translated office, LocalDate dated) {}

    /** Words of a named person with office. */
    public record Quote(String name, Translated office, Organisation organisation, Translated text) {}

    /** The wording in force. */
    public Version latest() {
        return versions.getLast();
    }

    /** Who approved {@code version}, in the order of the campaign file. */
    public List<SignOn> signOns(int version) {
        return signOns.stream().filter(s -> s.version() == version).toList();
    }
}
