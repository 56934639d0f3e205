package org.undersigned.mailing.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Reach;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petition;

/**
 * A draft as its page shows it.
 *
 * @param people who would get it now
 * @param from whom it comes from; nothing if it comes from the site
 * @param missing keys of what has to be done before it can start, the first first
 * @param without key of what it would go out without, so that somebody has to say that it may; empty if nothing is lacking
 * @param waits whether the list that it goes to is locked
 * @param note key of a message; empty if there is nothing to say
 */
public record DraftShown(
        Mailing mailing,
        Membership member,
        Reach.People people,
        Optional<String> from,
        List<String> missing,
        String without,
        boolean waits,
        Optional<Petition> petition,
        String note) {

    /** One language of it. */
    public record Language(String tag, boolean written, Reach.Told readers) {}

    static DraftShown of(Mailing mailing, Membership member, Desk desk, String note) {
        var people = desk.reach().of(mailing);
        var missing = new ArrayList<String>();
        if (InLanguages.main(mailing).isEmpty()) missing.add("mailing.missing.words");
        else if (InLanguages.isHalf(mailing)) missing.add("mailing.missing.other");
        if (!mailing.isAboutPetition() && !desk.reach().opens(member.slug())) missing.add("mailing.missing.sealed");
        else if (!people.all().anybody()) missing.add("mailing.missing.people");
        if (!desk.isAllowed(member, mailing)) missing.add("mailing.missing.lead");
        if (!desk.canSend(member)) missing.add("mailing.missing.server");
        if (!mailing.tested()) missing.add("mailing.missing.test");
        return new DraftShown(
                mailing,
                member,
                people,
                desk.sender(member).map(one -> one.sender().from()),
                missing,
                desk.lacking(member).map(one -> "mailing.missing." + one.word()).orElse(""),
                desk.waits(mailing),
                desk.petition(mailing.petition()),
                note);
    }

    public String path() {
        return Desk.path(member) + "/" + mailing.id();
    }

    public String above() {
        return Desk.path(member);
    }

    public boolean isWriter() {
        return member.role().includes(Role.CAMPAIGNER);
    }

    /** Whether the note says that nothing was done. */
    public boolean isRefused() {
        return Acting.isRefusal(note);
    }

    public boolean isReady() {
        return missing.isEmpty();
    }

    /** Every language of the interface, and those of the petition: whether it is written, and how many would read it. */
    public List<Language> languages() {
        return InLanguages.offered(mailing, petition.stream().toList()).stream()
                .map(tag -> new Language(tag, InLanguages.isWritten(mailing, tag), people.of(tag)))
                .toList();
    }

    /** Languages that it can be tried in. */
    public List<String> written() {
        return InLanguages.written(mailing);
    }

    public String main() {
        return InLanguages.main(mailing).orElse(mailing.subject().mainLanguage());
    }
}
