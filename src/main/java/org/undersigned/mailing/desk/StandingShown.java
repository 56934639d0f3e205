package org.undersigned.mailing.desk;

import java.util.Locale;
import java.util.Optional;
import org.undersigned.mailing.Comparison;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Results;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petition;

/**
 * A mailing that was started, as its page shows it.
 *
 * @param waits whether it waits for the passphrase of its list
 * @param allowed whether the organisation may write to the list
 * @param note key of a message; empty if there is nothing to say
 */
public record StandingShown(
        Mailing mailing,
        Membership member,
        Results.Standing standing,
        Optional<Petition> petition,
        boolean waits,
        boolean allowed,
        String note) {

    static StandingShown of(Mailing mailing, Membership member, Desk desk, Results.Standing standing, String note) {
        return new StandingShown(
                mailing,
                member,
                standing,
                desk.petition(mailing.petition()),
                !mailing.isOver() && desk.waits(mailing),
                desk.isAllowed(member, mailing),
                note);
    }

    public String path() {
        return Desk.path(member) + "/" + mailing.id();
    }

    public String above() {
        return Desk.path(member);
    }

    public boolean isWriter() {
        return member.role().includes(Role.CAMPAIGNER);
    }

    public boolean isOwner() {
        return member.role().includes(Role.OWNER);
    }

    /** Whether the note says that nothing was done. */
    public boolean isRefused() {
        return Acting.isRefusal(note);
    }

    /** Date and time as they were chosen. */
    public String starts() {
        return mailing.starts().orElseThrow().toString().replace('T', ' ');
    }

    /** Those who still get it: none once it is over. */
    public long waiting() {
        return mailing.isOver() ? 0 : standing.waiting();
    }

    /** Mails that can be tried again; none once it is forgotten whose they were. */
    public long failed() {
        return isCancelled() ? 0 : standing.states().getOrDefault("failed", 0L);
    }

    /** Mails that may have gone and can be sent again, as above. */
    public long unsure() {
        return isCancelled() ? 0 : standing.states().getOrDefault("unsure", 0L);
    }

    public boolean isScheduled() {
        return mailing.state() == Mailing.State.SCHEDULED;
    }

    public boolean isRunning() {
        return mailing.state() == Mailing.State.RUNNING;
    }

    public boolean isPaused() {
        return mailing.state() == Mailing.State.PAUSED;
    }

    public boolean isCancelled() {
        return mailing.state() == Mailing.State.CANCELLED;
    }

    /** Whether two subjects are compared. */
    public boolean hasTwo() {
        return standing.comparison().isPresent();
    }

    public Comparison comparison() {
        return standing.comparison().orElseThrow();
    }

    /** A share as a percentage with one digit behind the point, set apart so that a minus stays before it from right to left, too. */
    public String percent(double share) {
        return "\u2066" + String.format(Locale.ROOT, "%.1f", share * 100) + "\u2069";
    }
}
