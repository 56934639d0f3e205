package org.undersigned.exchange;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.undersigned.campaign.Action;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/** What a campaign file would look like on the site, without being stored. */
public final class Imagined {

    private Imagined() {}

    /** The petition of {@code file} as if it were open on {@code today} and nobody had signed yet. */
    public static Petition petition(CampaignFile file, LocalDate today) {
        var organisations = file.organisations().stream()
                .map(part -> part.with(UUID.randomUUID()))
                .collect(toMap(Organisation::slug, Function.identity()));
        var coalition = file.coalition().with(UUID.randomUUID(), organisations);
        var part = file.petition();
        var id = UUID.randomUUID();
        var action = new Action(id, "petition", part.slug(), part.title(), "open", 0, Instant.EPOCH);
        var campaign = file.campaign(UUID.randomUUID(), coalition, organisations)
                .with(
                        file.statement().map(one -> one.with(UUID.randomUUID(), organisations)),
                        file.announcements().stream()
                                .map(one ->
                                        one.with(UUID.randomUUID(), organisations, CampaignFile.PicturePart::imagined))
                                .toList(),
                        List.of(action));
        var opens = part.opens().isAfter(today) ? today : part.opens();
        return new Petition(
                id,
                campaign,
                action,
                opens,
                Optional.empty(),
                part.goals(),
                part.fields(),
                part.specialCategory(),
                part.profile(),
                part.picture().map(CampaignFile.PicturePart::imagined),
                part.share(),
                part.ladder(),
                List.of(part.version(1, opens)),
                List.of(),
                false,
                Optional.empty(),
                0);
    }
}
