package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionSaving;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.staff.Visitor;

/** What the workspace does with promises and events. {@link OwnPledges} says to whom which are there. */
@Singleton
class PledgeDesk {

    private final Db db;
    private final ActionSaving saving;
    private final AuditLog audit;
    private final Published.Registry published;
    private final InstantSource clock;

    PledgeDesk(Db db, ActionSaving saving, AuditLog audit, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.saving = saving;
        this.audit = audit;
        this.published = published;
        this.clock = clock;
    }

    PromiseStore.Numbers numbers(OwnPledges.Own own) {
        return db.read(
                handle -> PromiseStore.numbers(handle, own.shown().action().id()));
    }

    /** Stores what was written; false if the slug of a new one is taken. */
    boolean save(Visitor visitor, Campaign campaign, Optional<Action> before, Pledge pledge) {
        return saving.save(
                visitor,
                campaign,
                Action.PLEDGE,
                before,
                pledge,
                (handle, id) -> PledgeStore.save(handle, id, pledge, clock.instant()));
    }

    /** Whether it can be opened: it was not called off, and its people were not deleted. */
    boolean isOpenable(Shown shown) {
        return !shown.isCancelled()
                && !db.read(
                        handle -> PledgeStore.isErased(handle, shown.action().id()));
    }

    /** Whether somebody has read who holds it, and promised: then that stays. */
    boolean hasPeople(Shown shown) {
        return db.read(handle -> PledgeStore.hasPeople(handle, shown.action().id()));
    }

    /** An event does not take place: everybody who comes is told by the job, and nobody more can come. */
    void cancel(Visitor visitor, OwnPledges.Own own) {
        var action = own.shown().action();
        db.useTransaction(handle -> {
            CampaignWriting.lock(handle);
            ActionWriting.step(handle, action.id(), ActionStep.CLOSE);
            PledgeStore.cancel(handle, action.id(), Day.today(clock), clock.instant());
            audit.record(
                    handle,
                    visitor.person().actor(),
                    AuditActions.ACTION_STEP,
                    "campaign " + own.shown().campaign().slug(),
                    action.kind() + " " + action.slug() + " cancel");
            Publication.changed(handle);
        });
        published.refresh();
    }
}
