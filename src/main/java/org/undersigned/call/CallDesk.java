package org.undersigned.call;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionDesk;
import org.undersigned.campaign.ActionSaving;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Visitor;

/** The calls of campaigns as the workspace sees them. */
@Singleton
class CallDesk extends ActionDesk<CallDesk.Own> {

    private final Db db;
    private final Calls calls;
    private final ActionSaving saving;

    CallDesk(Db db, Campaigns campaigns, Calls calls, ActionSaving saving) {
        super(campaigns, Action.CALL);
        this.db = db;
        this.calls = calls;
        this.saving = saving;
    }

    /** A call, with what may be done with it. */
    public record Own(Campaign campaign, Action action, Call call, boolean writes) implements ActionDesk.Own {
        public String path() {
            return CallDesk.path(campaign) + "/" + action.slug();
        }

        /** The action as it will be once it is open. */
        Action asOpen() {
            return new Action(
                    action.id(),
                    action.kind(),
                    action.slug(),
                    action.title(),
                    "open",
                    action.published(),
                    action.publishedAt());
        }
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/calls";
    }

    @Override
    protected Optional<Own> own(Visitor visitor, Campaign campaign, Action action, boolean writes) {
        return calls.of(action).map(call -> new Own(campaign, action, call, writes));
    }

    /** Stores a call; false if the slug of a new one is taken. */
    boolean save(Visitor visitor, Campaign campaign, Optional<Action> before, Call call) {
        return saving.save(
                visitor, campaign, Action.CALL, before, call, (handle, id) -> CallStore.save(handle, id, call));
    }

    Results results(Own own) {
        return new Results(
                own.call(),
                db.read(handle -> ReportStore.lines(handle, own.action().id())));
    }
}
