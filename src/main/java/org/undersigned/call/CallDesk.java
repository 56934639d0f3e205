package org.undersigned.call;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionSaving;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/** The calls of a campaign as the workspace sees them: who watches a campaign sees them, campaigners of its leads write them. */
@Singleton
class CallDesk {

    private final Db db;
    private final Campaigns campaigns;
    private final Calls calls;
    private final ActionSaving saving;

    CallDesk(Db db, Campaigns campaigns, Calls calls, ActionSaving saving) {
        this.db = db;
        this.campaigns = campaigns;
        this.calls = calls;
        this.saving = saving;
    }

    /** A call, with what may be done with it. */
    public record Own(Campaign campaign, Action action, Call call, boolean writes) {
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

    /** A campaign that the visitor watches; any other looks like none. */
    Campaign campaign(Visitor visitor, String slug) {
        return Watched.by(visitor, campaigns.now(), slug).orElseThrow(CallDesk::none);
    }

    boolean writes(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
    }

    List<Own> all(Visitor visitor, Campaign campaign) {
        var writes = writes(visitor, campaign);
        return campaign.actions().stream()
                .filter(action -> action.kind().equals(Action.CALL))
                .flatMap(action -> calls.of(action).map(call -> new Own(campaign, action, call, writes)).stream())
                .toList();
    }

    Own find(Visitor visitor, String campaign, String slug) {
        return all(visitor, campaign(visitor, campaign)).stream()
                .filter(one -> one.action().slug().equals(slug))
                .findFirst()
                .orElseThrow(CallDesk::none);
    }

    /** One that the visitor may change. */
    Own writable(Visitor visitor, String campaign, String slug) {
        var found = find(visitor, campaign, slug);
        if (!found.writes()) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return found;
    }

    /** A campaign to which the visitor may add one. */
    Campaign writable(Visitor visitor, String slug) {
        var campaign = campaign(visitor, slug);
        if (!writes(visitor, campaign)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return campaign;
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

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
