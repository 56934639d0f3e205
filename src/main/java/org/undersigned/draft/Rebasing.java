package org.undersigned.draft;

import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Exported;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/**
 * Drafts leave what owners say of their organisation as it is, so that a draft is not overtaken when they say something else: its writer
 * would have to begin anew for a change that storing it cannot undo.
 */
public final class Rebasing {

    private Rebasing() {}

    /** Lets drafts that were up to date stay so, in the transaction in which an organisation stopped to be {@code before}. */
    public static void described(Handle handle, Organisation before) {
        var content = CampaignWriting.stored(handle);
        for (var draft : DraftStore.based(handle))
            draft.petition()
                    .ifPresent(base -> Storing.stored(handle, content, base)
                            .filter(petition -> Arrays.equals(digest(petition, before), base.digest()))
                            .ifPresent(petition -> DraftStore.rebase(handle, draft.id(), Drafting.digest(petition))));
    }

    /** As {@link Drafting#digest} was. */
    private static byte[] digest(Petition petition, Organisation before) {
        var file = Exported.of(petition).asOnline();
        var part = Exported.organisation(before);
        var organisations = file.organisations().stream()
                .map(one -> one.slug().equals(part.slug()) ? part : one)
                .toList();
        return Mac.sha256(CampaignTree.yaml(file.with(organisations, file.coalition())));
    }
}
