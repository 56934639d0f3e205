package org.undersigned.mailing.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Languages;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Reach;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.petition.Petition;

/**
 * What there is to choose from for a mailing.
 *
 * @param led petitions whose lists it may go to
 * @param joined petitions that it may be about
 * @param offered what its audience can be told apart by
 */
public record Settings(Membership member, List<Petition> led, List<Petition> joined, Reach.Offered offered) {

    static Settings of(Membership member, Desk desk, Optional<UUID> petition) {
        return new Settings(
                member, desk.ledBy(member), desk.partOf(member), desk.reach().offered(member.organisation(), petition));
    }

    /** The form of a mailing as it is stored. */
    static Entered entered(Mailing mailing, Desk desk) {
        var values = new HashMap<String, String>();
        values.put(
                "audience",
                desk.petition(mailing.petition()).map(Petition::slug).orElse("supporters"));
        values.put("asks", desk.petition(mailing.asks()).map(Petition::slug).orElse(""));
        var segment = mailing.segment();
        segment.languages().forEach(language -> values.put("language." + language, "on"));
        values.put("countries", String.join(", ", segment.countries()));
        values.put("regions", String.join(", ", segment.regions()));
        values.put("sources", String.join(", ", segment.sources()));
        values.put("signed", desk.petition(segment.signed()).map(Petition::slug).orElse(""));
        values.put(
                "unsigned",
                desk.petition(segment.unsigned()).map(Petition::slug).orElse(""));
        values.put("tried", "" + mailing.triedOn());
        values.put("starts", mailing.starts().map(at -> at.toString()).orElse(""));
        if (mailing.localTime()) values.put("local", "on");
        return new Entered(values, Map.of());
    }

    /** Whether a form is for the list of a petition that the organisation leads no more: whom it is for has to be chosen again. */
    public boolean isLost(Entered entered) {
        return !entered.value("audience").isEmpty()
                && !entered.value("audience").equals("supporters")
                && led.stream().noneMatch(one -> one.action().slug().equals(entered.value("audience")));
    }

    public List<String> languages() {
        return Stream.concat(Languages.all().stream(), joined.stream().flatMap(one -> one.languages().stream()))
                .distinct()
                .toList();
    }

    /** The field of a language's box. */
    public String box(String language) {
        return "language." + language;
    }

    public String path() {
        return Desk.path(member);
    }

    public String countries() {
        return String.join(", ", offered.countries());
    }

    public String regions() {
        return String.join(", ", offered.regions());
    }

    public String sources() {
        return String.join(", ", offered.sources());
    }
}
