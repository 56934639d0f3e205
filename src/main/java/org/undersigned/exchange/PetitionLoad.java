package org.undersigned.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.clock.Day;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.petition.TextAcceptance;

/** Stores the petition of one file, after its campaign and after {@link Refusals} found nothing against it. */
final class PetitionLoad {

    private final Handle handle;
    private final CampaignFile file;
    private final Instant now;
    private final LocalDate today;
    private final PetitionKeys keys;
    private final String host;
    private final Campaigns.Content content;

    PetitionLoad(Handle handle, CampaignFile file, InstantSource clock, PetitionKeys keys, String host) {
        this.handle = handle;
        this.file = file;
        this.now = clock.instant();
        this.today = Day.today(clock);
        this.keys = keys;
        this.host = host;
        this.content = CampaignWriting.stored(handle);
    }

    /** Stores, and says what changed. */
    List<String> changes() {
        var changes = new ArrayList<String>();
        var subject = "petition " + file.petition().slug();
        stored().ifPresentOrElse(stored -> update(stored).of(subject).ifPresent(changes::add), () -> {
            var petition = petition(Optional.empty());
            PetitionWriting.create(handle, petition, keys.fresh(petition.id()), host);
            changes.add(subject + ": created as a draft");
        });
        return changes;
    }

    private Differences update(Petition stored) {
        var wanted = petition(Optional.of(stored));
        var differences = new Differences()
                .in("opens", stored.opens(), wanted.opens())
                .in("closes", stored.closes(), wanted.closes())
                .in("goals", stored.goals(), wanted.goals())
                .in("fields", stored.fields(), wanted.fields())
                .in("special_category", stored.specialCategory(), wanted.specialCategory())
                .in("profile", stored.profile(), wanted.profile())
                .in("picture", stored.picture(), wanted.picture())
                .in("share", stored.share(), wanted.share())
                .in("ladder", stored.ladder(), wanted.ladder());
        if (differences.any()) PetitionWriting.update(handle, wanted);
        var text = new Differences()
                .in("title", stored.latest().title(), wanted.latest().title())
                .in("ask", stored.latest().ask(), wanted.latest().ask())
                .in("body", stored.latest().body(), wanted.latest().body());
        if (text.any()) PetitionWriting.save(handle, stored.id(), wanted.latest());
        return text.and(differences);
    }

    /** Opens the petition if it is a draft, on the operator's word; answers whether it was one. */
    boolean launch() {
        var draft = stored().filter(petition -> petition.action().state().equals("draft"));
        // The timeline tells when the petition opened, which may be before it came to this site; the audit log tells
        // when that was.
        draft.ifPresent(petition -> {
            TextAcceptance.onPaper(handle, petition, today);
            PetitionWriting.launch(handle, petition.id(), petition.opens());
        });
        return draft.isPresent();
    }

    /** Whether the public sees the petition. */
    boolean isPublic() {
        return stored().filter(petition -> petition.action().isPublic()).isPresent();
    }

    /** Says that the petition is ready for its launch if it is a draft; answers whether it was one. */
    boolean review() {
        var draft = stored().filter(petition -> petition.action().state().equals("draft"));
        draft.ifPresent(petition -> PetitionWriting.review(handle, petition.id()));
        return draft.isPresent();
    }

    /** What the file says, under the id, state and number of version that are stored. */
    private Petition petition(Optional<Petition> stored) {
        var part = file.petition();
        var campaign = content.campaigns().stream()
                .filter(c -> c.slug().equals(file.campaign().slug()))
                .findFirst()
                .orElseThrow();
        var id = stored.map(Petition::id).orElseGet(UUID::randomUUID);
        var number = stored.map(petition -> petition.latest().number()).orElse(1);
        return new Petition(
                id,
                campaign,
                stored.map(Petition::action)
                        .orElseGet(() -> new Action(id, "petition", part.slug(), part.title(), "draft", 0, now)),
                part.opens(),
                part.closes(),
                part.goals(),
                part.fields(),
                part.specialCategory(),
                part.profile(),
                part.picture().map(one -> one.stored(handle, now)),
                part.share(),
                part.ladder(),
                List.of(part.version(number, today)),
                List.of(),
                stored.map(Petition::acceptedOnPaper).orElse(false),
                stored.flatMap(Petition::retired),
                stored.map(Petition::onPaper).orElse(0L));
    }

    private Optional<Petition> stored() {
        return PetitionWriting.stored(
                handle, CampaignWriting.stored(handle), file.petition().slug());
    }
}
