package org.undersigned.pledge;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.audit.AuditActions;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaigns;
import org.undersigned.signature.erasing.AddressAsked;

/** Finds what somebody promised who asks to be erased and has no link any more, and deletes it. */
@Singleton
final class ErasedPledges {

    private final Campaigns campaigns;
    private final Promisers promisers;
    private final Telling telling;

    ErasedPledges(Campaigns campaigns, Promisers promisers, Telling telling) {
        this.campaigns = campaigns;
        this.promisers = promisers;
        this.telling = telling;
    }

    void asked(@Observes AddressAsked asked) {
        for (var campaign : campaigns.now().campaigns())
            for (var action : campaign.actions())
                if (action.kind().equals(Action.PLEDGE)) asked(asked, "campaign " + campaign.slug(), action);
    }

    private void asked(AddressAsked asked, String subject, Action action) {
        var promises =
                PromiseStore.ofMailbox(asked.handle(), action.id(), promisers.mailboxTag(action.id(), asked.address()));
        if (promises.isEmpty()) return;
        asked.found(new AddressAsked.Found(
                action.title(),
                "staff.erase.promises",
                promises.size(),
                promises.getFirst().language()));
        if (!asked.erases()) return;
        for (var promise : promises) {
            telling.forget(asked.handle(), promise.id());
            PromiseStore.delete(asked.handle(), promise.id());
        }
        asked.record(AuditActions.PLEDGE_ERASE, subject, promises.size() + " by request");
    }
}
