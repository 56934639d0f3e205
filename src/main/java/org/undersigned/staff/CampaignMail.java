package org.undersigned.staff;

import java.time.Instant;
import java.util.Optional;
import org.undersigned.foundation.outbox.MailHealth;

/**
 * How mail goes out to those who signed in one campaign, as far as a look at {@link #MOST} mails of the site of each sort tells.
 *
 * @param owed what is owed to them, among the mails that were looked at
 * @param tried mails to them that no server took for five minutes, and that are tried again
 * @param reached since when the last waiting mail that was looked at is due, if more of the site may stand behind it
 * @param moreTried whether the site has more that are tried again than were looked at
 * @param moreGivenUp whether the site has more that were given up than were looked at
 */
public record CampaignMail(
        MailHealth owed, long tried, Optional<Instant> reached, boolean moreTried, boolean moreGivenUp) {

    /** So many are looked at: each costs a look at its signature, and a page is not waited for. */
    static final int MOST = 1_000;

    /** Whether some of it waits for longer than on a busy day. */
    public boolean isSlow(Instant now) {
        return owed.isSlow(now);
    }

    /** Whether some that waits for longer than on a busy day may stand behind what was looked at. What is due later than that is not late. */
    public boolean isHidden(Instant now) {
        return reached.filter(since -> MailHealth.isLate(since, now)).isPresent();
    }

    /** Whether it is known that none of it is late. */
    public boolean isPunctual(Instant now) {
        return !isSlow(now) && !isHidden(now) && tried == 0 && !moreTried;
    }

    /** Whether the numbers are those of all mail to them. */
    public boolean isWhole() {
        return reached.isEmpty() && !moreTried && !moreGivenUp;
    }

    /** How many of each sort are looked at. */
    public long most() {
        return MOST;
    }
}
