package org.undersigned.petition.joining;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * Announcements that are online no longer. Campaigners of a lead take any down, those of the organisation its own; it is put back only
 * by those in whose name it speaks, as long as anybody can answer for them.
 */
@Singleton
class TakingDown {

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;

    TakingDown(Db db, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An announcement as a visitor sees it.
     *
     * @param takes whether they may take it down
     * @param puts whether they may put it back
     */
    public record Row(Campaign.Announcement announcement, boolean takes, boolean puts) {}

    /** Those that the visitor may know: all for who watches the campaign, and otherwise those of their own organisations. */
    List<Row> rows(Visitor visitor, Campaign campaign) {
        return db.read(handle -> rows(handle, visitor, campaign));
    }

    /** Takes one down or puts it back; nothing is done if it is as it should be. */
    void change(Visitor visitor, Campaign campaign, String slug, boolean down) {
        db.useTransaction(handle -> {
            CampaignWriting.lock(handle);
            var row = rows(handle, visitor, campaign).stream()
                    .filter(one -> one.announcement.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
            if (row.announcement.takenDown().isPresent() == down) return;
            if (!(down ? row.takes : row.puts)) throw Problem.problem(ProblemType.NOT_ALLOWED);
            CampaignWriting.takeDown(
                    handle, row.announcement.id(), Optional.of(Day.today(clock)).filter(today -> down));
            CampaignWriting.changedByStaff(handle, campaign.slug(), true);
            audit.record(
                    handle,
                    visitor.person().actor(),
                    down ? AuditActions.ANNOUNCEMENT_TAKE_DOWN : AuditActions.ANNOUNCEMENT_PUT_BACK,
                    "campaign " + campaign.slug(),
                    slug);
            Publication.changed(handle);
        });
    }

    private static List<Row> rows(Handle handle, Visitor visitor, Campaign campaign) {
        var watches = Watched.role(visitor, campaign).isPresent();
        var leads = Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
        var owned = MemberStore.owned(handle);
        return CampaignWriting.stored(handle).campaigns().stream()
                .filter(one -> one.id().equals(campaign.id()))
                .flatMap(one -> one.announcements().stream())
                .filter(one -> watches || visitor.at(one.organisation().slug()).isPresent())
                .map(one -> row(
                        visitor, one, leads, !owned.contains(one.organisation().id())))
                .toList();
    }

    private static Row row(Visitor visitor, Campaign.Announcement one, boolean leads, boolean alone) {
        var speaks = visitor.at(one.organisation().slug())
                .filter(member -> member.role().includes(Role.CAMPAIGNER))
                .isPresent();
        return new Row(one, leads || speaks, speaks || leads && alone);
    }
}
