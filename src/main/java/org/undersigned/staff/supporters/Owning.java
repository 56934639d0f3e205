package org.undersigned.staff.supporters;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.statistics.Figuring;
import org.undersigned.supporter.Sealing;

/** Puts together what an organisation sees of its own. Every number is counted beforehand, so it takes as long with a million signatures. */
@Singleton
class Owning {

    private final Db db;
    private final Petitions petitions;
    private final Figuring figuring;
    private final CountingSupporters counting;
    private final RecipientKeys keys;
    private final Site site;

    Owning(Db db, Petitions petitions, Figuring figuring, CountingSupporters counting, RecipientKeys keys, Site site) {
        this.db = db;
        this.petitions = petitions;
        this.figuring = figuring;
        this.counting = counting;
        this.keys = keys;
        this.site = site;
    }

    Own of(Membership member) {
        var figures = counting.of(member.organisation());
        var some = petitions.all().stream()
                .filter(one -> isPartner(member, one) || figures.of(one.id()) > 0)
                .sorted(Comparator.comparing(Petition::slug))
                .toList();
        var brought = figuring.bySource(some.stream().map(Petition::id).toList(), member.slug());
        var parts =
                some.stream().map(one -> part(member, one, figures, brought)).toList();
        return new Own(
                member,
                parts,
                Cell.sum(
                        figures.people(),
                        parts.stream().map(Own.Part::supporters).toList()),
                Cell.of(figures.takenBack()),
                Cell.of(figures.leftOut()),
                figures.counted(),
                db.read(handle -> keys.inForce(handle, Sealing.organisation(member.slug()))),
                db.read(handle -> keys.opensSome(handle, Sealing.organisation(member.slug()))));
    }

    private Own.Part part(Membership member, Petition petition, SupporterFigures figures, Map<UUID, Long> brought) {
        var partner = isPartner(member, petition);
        var link = partner && petition.action().isPublic()
                ? site.baseUrl() + petition.action().path() + "?partner=" + member.slug()
                : "";
        return new Own.Part(
                petition,
                link,
                partner,
                Cell.of(brought.getOrDefault(petition.id(), 0L)),
                Cell.of(figures.of(petition.id())),
                partner ? Days.of(figuring.days(petition.id(), member.slug())) : Days.NONE);
    }

    private static boolean isPartner(Membership member, Petition petition) {
        return petition.campaign().partner(member.slug()).isPresent();
    }

    /** Where the workspace shows it. */
    static String path(String slug) {
        return "/staff/organisations/" + slug + "/supporters";
    }
}
