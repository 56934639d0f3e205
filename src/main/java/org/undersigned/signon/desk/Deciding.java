package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.campaign.SignOnWriting;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.Joint;
import org.undersigned.signon.Judging;
import org.undersigned.signon.RequestStore;
import org.undersigned.signon.SignOnRequest;

/** How the coalition decides about what came by the public form: one by one, or many at once where nothing speaks against them. */
@Singleton
class Deciding {

    private final Db db;
    private final Entering entering;
    private final Published.Registry published;

    Deciding(Db db, Entering entering, Published.Registry published) {
        this.db = db;
        this.entering = entering;
        this.published = published;
    }

    /** What came of it. */
    enum Decided {
        DONE,
        /** Somebody decided before, or it was taken back. */
        GONE,
        /** The owners of an organisation decide. */
        OWNERS,
        /** The wording that was approved is not there any more. */
        CHANGED
    }

    /**
     * Whether a visitor decides for the coalition: whoever writes the campaign for its lead, and whoever steers or approves in a lead's name.
     */
    static boolean may(Visitor visitor, Campaign campaign) {
        if (Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent()) return true;
        var coalition = campaign.coalition().slug();
        return campaign.leads().stream()
                .map(lead -> lead.organisation().slug())
                .anyMatch(lead -> CoalitionRole.STEERING.isOf(visitor, coalition, lead)
                        || CoalitionRole.APPROVER.isOf(visitor, coalition, lead));
    }

    /** The campaigns whose statements a visitor decides about. */
    static List<Campaign> campaigns(Visitor visitor, Campaigns.Content content) {
        return content.campaigns().stream()
                .filter(one -> one.statement().isPresent() && may(visitor, one))
                .toList();
    }

    /** Approves those of {@code ids} that nothing speaks against; answers how many. */
    int approve(Campaign campaign, List<UUID> ids, Person by) {
        return written(handle -> {
            var joint = joint(handle, campaign);
            var judging = Judging.now(handle);
            var done = 0;
            for (var id : ids) {
                var request = waiting(handle, joint, id);
                if (request.isEmpty()) continue;
                if (!judging.judge(request.get(), joint).isClear()) continue;
                // One that was approved a moment ago may be the rival of the next.
                judging.learn(entering.approve(handle, joint, request.get(), Optional.empty(), by));
                done++;
            }
            return done;
        });
    }

    /** Approves one, after somebody looked at what speaks against it. @param asKnown whether it is the organisation that is known here */
    Decided approve(Campaign campaign, UUID id, boolean asKnown, Person by) {
        return written(handle -> {
            var joint = joint(handle, campaign);
            var request = waiting(handle, joint, id);
            if (request.isEmpty()) return Decided.GONE;
            var judged = Judging.now(handle).judge(request.get(), joint);
            if (judged.byOwners()) return Decided.OWNERS;
            if (judged.isChanged()) return Decided.CHANGED;
            var known = asKnown ? judged.known() : Optional.<Organisation>empty();
            if (asKnown && known.isEmpty()) return Decided.GONE;
            entering.approve(handle, joint, request.get(), known, by);
            return Decided.DONE;
        });
    }

    /** Refuses all of them for one reason; answers how many. Those that owners decide about stay with them. */
    int refuse(Campaign campaign, List<UUID> ids, String reason, Person by) {
        return written(handle -> {
            var joint = joint(handle, campaign);
            var judging = Judging.now(handle);
            var done = 0;
            for (var id : ids) {
                var request = waiting(handle, joint, id);
                if (request.isEmpty() || judging.judge(request.get(), joint).byOwners()) continue;
                entering.refuse(handle, joint, request.get(), reason, by);
                done++;
            }
            return done;
        });
    }

    /** Closes or opens the public form. Nothing else changes: what waits is decided about, and mailed links go on. */
    void closeForm(Campaign campaign, boolean closed, Person by) {
        written(handle -> {
            var joint = joint(handle, campaign);
            if (!SignOnWriting.closeForm(handle, joint.statement().id(), closed)) return false;
            entering.record(handle, joint, by, AuditActions.SIGN_ON_FORM, closed ? "closed" : "open");
            CampaignWriting.changedByStaff(handle, campaign.slug(), true);
            Publication.changed(handle);
            return true;
        });
    }

    private <T> T written(Function<Handle, T> work) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            return work.apply(handle);
        });
        published.refresh();
        return done;
    }

    private static Joint joint(Handle handle, Campaign campaign) {
        return Joint.byId(
                        CampaignWriting.agreed(handle),
                        campaign.statement().orElseThrow().id())
                .orElseThrow();
    }

    private static Optional<SignOnRequest> waiting(Handle handle, Joint joint, UUID id) {
        return RequestStore.held(handle, id)
                .filter(one -> one.state() == SignOnRequest.State.WAITING
                        && one.statement().equals(joint.statement().id()));
    }
}
