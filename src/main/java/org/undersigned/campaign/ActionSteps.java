package org.undersigned.campaign;

import jakarta.inject.Singleton;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.staff.Visitor;

/** Opens, closes and archives actions that are no petitions, on the word of one campaigner of a lead. Callers ask {@link Watched} first. */
@Singleton
public class ActionSteps {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;

    ActionSteps(Db db, AuditLog audit, Published.Registry published) {
        this.db = db;
        this.audit = audit;
        this.published = published;
    }

    /** What came of a step. */
    public enum Taken {
        DONE,
        /** It is not in a state from which that may be done; somebody else was there before, perhaps. */
        NOT_NOW,
        /** Nothing of a campaign is public before its petition is: that is what all its leads and co-hosts accepted. */
        NO_PETITION_YET
    }

    /** Takes a step. */
    public Taken take(Visitor visitor, Campaign campaign, Action action, ActionStep step) {
        var taken = db.inTransaction(handle -> {
            if (step == ActionStep.OPEN
                    && CampaignWriting.stored(handle).campaigns().stream()
                            .filter(one -> one.id().equals(campaign.id()))
                            .flatMap(one -> one.petitions().stream())
                            .noneMatch(Action::isPublic)) return Taken.NO_PETITION_YET;
            if (!ActionWriting.step(handle, action.id(), step)) return Taken.NOT_NOW;
            audit.record(
                    handle,
                    visitor.person().actor(),
                    AuditActions.ACTION_STEP,
                    "campaign " + campaign.slug(),
                    action.kind() + " " + action.slug() + " " + step.word());
            Publication.changed(handle);
            return Taken.DONE;
        });
        published.refresh();
        return taken;
    }
}
