package org.undersigned.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;

/**
 * Joint text with numbered versions, and who approved which.
 *
 * @param versions ascending by number; never empty
 * @param closed whether the coalition takes nothing more by the public form
 */
public record Statement(
        UUID id, String slug, List<Version> versions, List<SignOn> signOns, List<Quote> quotes, boolean closed) {

    /** One whose public form is open. */
    public Statement(UUID id, String slug, List<Version> versions, List<SignOn> signOns, List<Quote> quotes) {
        this(id, slug, versions, signOns, quotes, false);
    }

    /** Most sign-ons that the statement's own page names of one version. */
    static final int NAMED = 30;

    /** One wording. {@code text} is Markdown. */
    public record Version(int number, LocalDate dated, Translated text) {

        /** SHA-256 of the wording in all its languages: who signs on to it approves exactly this. */
        public byte[] sha256() {
            return Mac.sha256("undersigned/statement-version/v1\n" + number + "\n" + Db.toJson(text));
        }
    }

    /**
     * One organisation's approval of one version, by a named person.
     *
     * @param own whether the organisation gave it itself, so that no campaign file changes it
     * @param withdrawn the day on which the organisation took it back, if it did
     */
    public record SignOn(
            int version,
            Organisation organisation,
            String person,
            Translated office,
            LocalDate dated,
            boolean own,
            Optional<LocalDate> withdrawn) {

        /** One that stands in a campaign file. */
        public static SignOn written(
                int version, Organisation organisation, String person, Translated office, LocalDate dated) {
            return new SignOn(version, organisation, person, office, dated, false, Optional.empty());
        }

        /** One that the organisation gives itself. */
        public static SignOn own(
                int version, Organisation organisation, String person, Translated office, LocalDate dated) {
            return new SignOn(version, organisation, person, office, dated, true, Optional.empty());
        }

        /** Whether it stands: it was not taken back. */
        public boolean isStanding() {
            return withdrawn.isEmpty();
        }
    }

    /** Words of a named person with office. */
    public record Quote(String name, Translated office, Organisation organisation, Translated text) {}

    /** The wording in force. */
    public Version latest() {
        return versions.getLast();
    }

    /** Who approved {@code version} and stands by it, in the order of the campaign file, then as they came. */
    public List<SignOn> signOns(int version) {
        return signOns.stream()
                .filter(s -> s.version() == version && s.isStanding())
                .toList();
    }

    /** The first of them, as many as a page that is about other things, too, names. */
    public List<SignOn> first(int version) {
        return signOns(version).stream().limit(NAMED).toList();
    }

    /** Whether there are more: then pages of their own name all of them. */
    public boolean isPaged(int version) {
        return signOns(version).size() > NAMED || withdrawn(version).size() > NAMED;
    }

    /** Who approved {@code version} and took it back. */
    public List<SignOn> withdrawn(int version) {
        return signOns.stream()
                .filter(s -> s.version() == version && !s.isStanding())
                .toList();
    }

    /** The wording of a number, if there is one. */
    public Optional<Version> version(int number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    /** The latest version that an organisation approved and stands by. */
    public Optional<SignOn> standing(UUID organisation) {
        return signOns.stream()
                .filter(s -> s.isStanding() && s.organisation().id().equals(organisation))
                .max(Comparator.comparing(SignOn::version));
    }
}
