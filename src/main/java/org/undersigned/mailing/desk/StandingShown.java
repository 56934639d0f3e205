package org.undersigned.mailing.desk;

import java.util.Locale;
import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.mailing.Comparison;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Results;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.petition.Petition;
import org.undersigned.statistics.Groups;

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

    /**
     * How many people. An organisation's own supporters are told exactly: it may see who they are. The list of a petition is not its own, and so is told
     * in steps, as in drafts: two segments that differ by one person would tell what that person is.
     */
    public String told(long people, Page page) {
        if (!isList() || people == 0) return page.number(people);
        var least = Groups.inSteps(people);
        return least == 0 ? few(page) : page.t("supporters.atLeast", page.number(least));
    }

    /** How many signed by links of a subject. Who did is not the organisation's to know, and of a few mails the number would tell. */
    public String signed(Results.Line line, Page page) {
        if (line.sent() < Groups.FEWEST_IN_PUBLIC) return "–";
        return isFew(line) ? few(page) : page.number(line.signed());
    }

    /** Whether there are two subjects, and enough mails and people to compare them without telling of a few. */
    public boolean isCompared() {
        var both = standing.tried();
        return !both.isEmpty() && both.stream().noneMatch(line -> line.sent() < Groups.FEWEST_IN_PUBLIC || isFew(line));
    }

    /** Of a list reckoned with the middle of a step, or the shares would tell the number of mails. */
    public Comparison comparison() {
        return standing.comparison(sent -> isList() ? Groups.inSteps(sent) + Groups.FEWEST / 2 : sent);
    }

    /** Whether it goes to the list of a petition. */
    public boolean isList() {
        return mailing.petition().isPresent();
    }

    private static boolean isFew(Results.Line line) {
        return line.signed() > 0 && line.signed() < Groups.FEWEST;
    }

    private static String few(Page page) {
        return page.t("supporters.few", Groups.FEWEST);
    }

    /** A share as a percentage with one digit behind the point, set apart so that a minus stays before it from right to left, too. */
    public String percent(double share) {
        return "\u2066" + String.format(Locale.ROOT, "%.1f", share * 100) + "\u2069";
    }
}
