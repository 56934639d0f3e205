package org.undersigned.campaign;

import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * Actions of one kind as the workspace sees them: who watches a campaign sees them, campaigners of its leads write them. Those of others look like
 * none.
 *
 * @param <O> one of them, with what its visitor may do
 */
public abstract class ActionDesk<O extends ActionDesk.Own> {

    private final Campaigns campaigns;
    private final String kind;

    /** Of the actions of a kind, as {@link Action#kind}. */
    protected ActionDesk(Campaigns campaigns, String kind) {
        this.campaigns = campaigns;
        this.kind = kind;
    }

    /** An action, and whether its visitor may change it. */
    public interface Own {
        Action action();

        boolean writes();
    }

    /** What there is to see of an action; nothing if it was made this moment and is not in memory yet. */
    protected abstract Optional<O> own(Visitor visitor, Campaign campaign, Action action, boolean writes);

    /** A campaign that the visitor watches. */
    public Campaign campaign(Visitor visitor, String slug) {
        return Watched.by(visitor, campaigns.now(), slug).orElseThrow(ActionDesk::none);
    }

    /** Whether the visitor may add and change some. */
    public boolean writes(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
    }

    /** All of a campaign. */
    public List<O> all(Visitor visitor, Campaign campaign) {
        var writes = writes(visitor, campaign);
        return campaign.actions().stream()
                .filter(action -> action.kind().equals(kind))
                .flatMap(action -> own(visitor, campaign, action, writes).stream())
                .toList();
    }

    /** One of them. */
    public O find(Visitor visitor, String campaign, String slug) {
        return all(visitor, campaign(visitor, campaign)).stream()
                .filter(one -> one.action().slug().equals(slug))
                .findFirst()
                .orElseThrow(ActionDesk::none);
    }

    /** One that the visitor may change. */
    public O writable(Visitor visitor, String campaign, String slug) {
        var found = find(visitor, campaign, slug);
        if (!found.writes()) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return found;
    }

    /** A campaign to which the visitor may add one. */
    public Campaign writable(Visitor visitor, String slug) {
        var campaign = campaign(visitor, slug);
        if (!writes(visitor, campaign)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return campaign;
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
