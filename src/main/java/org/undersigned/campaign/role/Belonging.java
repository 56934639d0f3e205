package org.undersigned.campaign.role;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Visitor;

/**
 * Whether organisations belong to a coalition that names them, as their owners say. Who is a partner of a campaign of it, or is asked to be
 * one, says so with the answer about that campaign.
 */
@Singleton
public final class Belonging {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;

    Belonging(Db db, AuditLog audit, Published.Registry published) {
        this.db = db;
        this.audit = audit;
        this.published = published;
    }

    /**
     * A coalition that names an organisation.
     *
     * @param agreed whether the organisation said that it belongs there
     * @param partner whether it is a partner of a campaign of the coalition, or asked to be
     */
    public record Place(
            UUID coalition,
            String slug,
            Translated name,
            UUID organisation,
            String member,
            Translated memberName,
            boolean agreed,
            boolean partner) {

        /** Where its organisations answer, and see who does what. */
        public String path() {
            return "/staff/coalitions/" + slug;
        }

        /** Whether somebody has to answer. */
        public boolean isAsked() {
            return !agreed && !partner;
        }
    }

    /** Where coalitions name the visitor's organisations, those that wait for an answer first. */
    public List<Place> of(Visitor visitor) {
        var own = visitor.memberships().stream().map(Membership::organisation).toList();
        return db.read(handle -> BelongingStore.of(handle, own));
    }

    /** Whether the visitor answers for an organisation. */
    static boolean answers(Visitor visitor, Place place) {
        return visitor.at(place.member())
                .filter(member -> member.role().isOwner())
                .isPresent();
    }

    /** An organisation belongs to a coalition from now on, or not any more; false if it answers elsewhere, or has done so. */
    boolean answer(Visitor visitor, String coalition, String member, boolean belongs) {
        var done = db.inTransaction(handle -> {
            // Nobody writes the coalition between what is read and the answer.
            CampaignWriting.lock(handle);
            var own =
                    visitor.memberships().stream().map(Membership::organisation).toList();
            var place = BelongingStore.of(handle, own).stream()
                    .filter(one -> one.slug().equals(coalition) && one.member().equals(member))
                    .findFirst()
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            if (!answers(visitor, place)) throw Problem.problem(ProblemType.NOT_ALLOWED);
            if (place.partner()) return false;
            if (!belongs) {
                BelongingStore.remove(handle, place);
                // A file from before would name it again.
                for (var campaign : BelongingStore.campaigns(handle, place.coalition()))
                    CampaignWriting.changedByStaff(handle, campaign, true);
            } else if (!BelongingStore.agree(handle, place)) return false;
            audit.record(
                    handle,
                    visitor.person().actor(),
                    belongs ? AuditActions.COALITION_JOIN : AuditActions.COALITION_LEAVE,
                    "coalition " + coalition,
                    member);
            Publication.changed(handle);
            return true;
        });
        published.refresh();
        return done;
    }
}
