package org.undersigned.draft;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.exchange.CampaignFile;
import org.undersigned.exchange.Exported;
import org.undersigned.exchange.FileError;
import org.undersigned.exchange.Loaded;
import org.undersigned.exchange.Loading;
import org.undersigned.exchange.Read;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;

/**
 * A draft becomes what is on the site, as a campaign file does: judged as a whole, all or nothing. What the public has not seen yet waits
 * for its launch; what is online changes at once.
 */
@Singleton
class Storing {

    private final Db db;
    private final Loading loading;
    private final TriedText tried;
    private final Published.Registry published;

    Storing(Db db, Loading loading, TriedText tried, Published.Registry published) {
        this.tried = tried;
        this.published = published;
        this.db = db;
        this.loading = loading;
    }

    /** What came of it. */
    public sealed interface Stored {
        /**
         * It is on the site, and the draft is gone.
         *
         * @param waits whether the petition is not public and waits for its launch
         * @param changes what changed, a line each, in the words of {@code ./undersigned load}
         */
        record Done(String campaign, String petition, boolean waits, List<String> changes) implements Stored {}

        /** Something is missing or wrong; nothing was stored. */
        record Bad(Faults faults) implements Stored {}

        /** Somebody changed the campaign since this draft was begun, and storing it would undo that. */
        record Overtaken() implements Stored {}
    }

    /** Stores a draft on the visitor's word. */
    Stored store(Draft draft, Visitor visitor) {
        var rights = new DraftRights(visitor);
        var tree = Finished.tree(draft);
        return switch (Finished.read(tree)) {
            case Read.Bad bad -> new Stored.Bad(Faults.of(tree, bad.errors()));
            case Read.Good good -> store(draft, visitor, tree, kept(good.file(), rights, draft.main()), rights);
        };
    }

    private Stored store(Draft draft, Visitor visitor, DraftTree tree, CampaignFile file, DraftRights rights) {
        var overtaken = new boolean[1];
        var by = new Loading.By.Staff(
                visitor.person().actor(), slug -> rights.speaksFor(draft, slug), (handle, wanted) -> {
                    overtaken[0] = isOvertaken(handle, draft);
                    return overtaken[0]
                            ? List.of(new FileError(wanted.name(), 0, "", "it was changed", "begin again"))
                            : rights.faults(handle, wanted);
                });
        return switch (loading.load(List.of(file), by)) {
            case Loaded.Refused refused ->
                overtaken[0] ? new Stored.Overtaken() : new Stored.Bad(Faults.of(tree, refused.errors()));
            case Loaded.Done done -> {
                var slug = file.petition().slug();
                var waits = db.inTransaction(handle -> {
                    DraftStore.remove(handle, draft.id());
                    var hidden = PetitionWriting.stored(handle, CampaignWriting.stored(handle), slug)
                            .filter(petition -> !petition.action().isPublic());
                    hidden.ifPresent(petition -> tried.note(handle, petition));
                    return hidden.isPresent();
                });
                // The page that follows leads to what was stored; it must not come too early.
                published.refresh();
                yield new Stored.Done(file.campaign().slug(), slug, waits, done.changes());
            }
        };
    }

    private static boolean isOvertaken(Handle handle, Draft draft) {
        return draft.petition()
                .filter(base -> !stored(handle, CampaignWriting.stored(handle), base)
                        .map(Drafting::digest)
                        .filter(now -> java.util.Arrays.equals(now, base.digest()))
                        .isPresent())
                .isPresent();
    }

    static Optional<Petition> stored(Handle handle, Campaigns.Content content, Draft.Base base) {
        return content.campaigns().stream()
                .flatMap(campaign -> campaign.petitions().stream())
                .filter(action -> action.id().equals(base.petition()))
                .findFirst()
                .flatMap(action -> PetitionWriting.stored(handle, content, action.slug()));
    }

    /**
     * What other organisations say of themselves stays as they say it; and of one's own and of the coalition, too, if nothing is new but
     * the language that stands in for the draft's main one.
     */
    private CampaignFile kept(CampaignFile file, DraftRights rights, String main) {
        var content = db.read(CampaignWriting::stored);
        var organisations = file.organisations().stream()
                .map(part -> content.organisation(part.slug())
                        .map(Exported::organisation)
                        .filter(there -> rights.foreign(content, part.slug()).isPresent()
                                || there.equals(part.named(there.name())) && isSame(there.name(), part.name(), main))
                        .orElse(part))
                .toList();
        var wanted = file.coalition();
        var coalition = content.coalition(wanted.slug())
                .map(Exported::coalition)
                .filter(there -> there.organisations().equals(wanted.organisations())
                        && isSame(there.name(), wanted.name(), main)
                        && isSame(there.about(), wanted.about(), main))
                .orElse(wanted);
        return file.with(organisations, coalition);
    }

    private static boolean isSame(Translated stored, Translated wanted, String main) {
        var texts = new HashMap<>(wanted.byLanguage());
        if (!stored.byLanguage().containsKey(main))
            texts.remove(main, stored.in(main).text());
        return texts.equals(stored.byLanguage());
    }
}
