package org.undersigned.signon.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.campaign.SaidStore;
import org.undersigned.campaign.Statement;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.Applicants;
import org.undersigned.signon.Joint;
import org.undersigned.signon.WaitingStore;

/** What owners have to say in the name of their own organisations: statements to sign, quotes, and what others ask in their name. */
@Singleton
class OwnStatements {

    private final Db db;
    private final Campaigns campaigns;
    private final Applicants applicants;
    private final Published<Waits> waits;

    OwnStatements(Db db, Campaigns campaigns, Applicants applicants, Published.Registry registry) {
        this.db = db;
        this.campaigns = campaigns;
        this.applicants = applicants;
        this.waits = registry.publish(handle -> new Waits(SaidStore.waiting(handle), WaitingStore.any(handle)));
    }

    /** What every page of the workspace asks, held in memory: the quotes that wait, and whether a request does anywhere. */
    private record Waits(List<SaidStore.Quoted> quotes, boolean requests) {}

    /**
     * A statement that one of the visitor's organisations signed, or is asked to.
     *
     * @param standing the latest approval that it stands by
     */
    public record Own(Joint joint, Organisation organisation, Optional<Statement.SignOn> standing) {

        /** The version that it stands by; 0 if it stands by none. */
        public int signed() {
            return standing.map(Statement.SignOn::version).orElse(0);
        }

        /** Whether there is a wording that it has not signed. */
        public boolean isBehind() {
            return signed() < joint.statement().latest().number();
        }

        /** Whether it took back its approval of the wording in force. */
        public boolean isWithdrawn() {
            return joint.statement().withdrawn(joint.statement().latest().number()).stream()
                    .anyMatch(one -> one.organisation().equals(organisation));
        }

        public String path() {
            return OwnPage.path(this);
        }

        /** Key of how it stands. */
        public String label() {
            if (!isBehind()) return "signon.own.signed";
            if (signed() > 0) return "signon.own.behind";
            return isWithdrawn() ? "signon.own.withdrawn" : "signon.own.unsigned";
        }
    }

    /** A quote that waits for the organisation. */
    public record Quote(Joint joint, Organisation organisation, SaidStore.Quoted quoted) {}

    /** Statements that the visitor may sign and take back for organisations of theirs. */
    List<Own> of(Visitor visitor) {
        var content = campaigns.now();
        return Visible.of(content).campaigns().stream()
                .filter(campaign -> campaign.statement().isPresent())
                .flatMap(campaign -> of(visitor, campaign))
                .toList();
    }

    private static Stream<Own> of(Visitor visitor, Campaign campaign) {
        var joint = Joint.of(campaign);
        return Stream.concat(
                        campaign.partners().stream().map(Campaign.Partner::organisation),
                        joint.statement().signOns().stream().map(Statement.SignOn::organisation))
                .distinct()
                .filter(organisation -> answers(visitor, campaign, organisation.slug()))
                .map(organisation ->
                        new Own(joint, organisation, joint.statement().standing(organisation.id())));
    }

    /** Quotes that wait for organisations of which the visitor is an owner. */
    List<Quote> quotes(Visitor visitor) {
        var content = campaigns.now();
        var own = owned(visitor).stream().map(Membership::organisation).toList();
        return waits.get().quotes().stream()
                .filter(quoted -> own.contains(quoted.organisation()))
                .flatMap(quoted -> Joint.byId(content, quoted.statement()).stream()
                        .flatMap(joint -> content.organisation(quoted.organisation()).stream()
                                .map(organisation -> new Quote(joint, organisation, quoted))))
                .toList();
    }

    /** What others ask in the name of organisations of which the visitor is an owner. */
    List<OwnSignOns.InName> inName(Visitor visitor) {
        return db.read(handle -> OwnSignOns.inName(handle, applicants, campaigns.now(), owned(visitor)));
    }

    /** How many things wait for the visitor. */
    long waiting(Visitor visitor) {
        var behind = of(visitor).stream()
                .filter(one -> one.signed() > 0 && one.isBehind())
                .count();
        return behind + asked(visitor) + quotes(visitor).size();
    }

    /** How many requests wait for the visitor, as somebody who decides for a coalition or as an owner. */
    private long asked(Visitor visitor) {
        var content = campaigns.now();
        var statements = Deciding.campaigns(visitor, content).stream()
                .map(campaign -> campaign.statement().orElseThrow().id())
                .toList();
        var own = owned(visitor).stream().map(Membership::organisation).toList();
        if (statements.isEmpty() && own.isEmpty() || !waits.get().requests()) return 0;
        return db.read(handle -> WaitingStore.count(handle, statements, owned(handle, content), own));
    }

    /** Every organisation that has an owner here. */
    static List<Organisation> owned(Handle handle, Campaigns.Content content) {
        var owned = MemberStore.owned(handle);
        return content.organisations().stream()
                .filter(one -> owned.contains(one.id()))
                .toList();
    }

    /** The organisations that the visitor is an owner of. */
    static List<Membership> owned(Visitor visitor) {
        return visitor.memberships().stream()
                .filter(one -> one.role().isOwner())
                .toList();
    }

    private static boolean answers(Visitor visitor, Campaign campaign, String slug) {
        return visitor.at(slug)
                .filter(member -> member.role().isOwner()
                        || CoalitionRole.APPROVER.isOf(
                                visitor, campaign.coalition().slug(), slug))
                .isPresent();
    }
}
