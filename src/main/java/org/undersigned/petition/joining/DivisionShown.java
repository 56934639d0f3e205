package org.undersigned.petition.joining;

import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/**
 * What the page about the division of new supporters shows; the same to members of every partner, but for the buttons.
 *
 * @param partners who takes part and who does not, in the order of the campaign
 * @param results what came of it, for each petition that the public sees
 * @param leads whether the visitor may switch it on and off
 * @param saved whether something was kept just now
 */
public record DivisionShown(
        Campaign campaign, List<Taking> partners, List<Result> results, boolean leads, boolean saved) {

    /**
     * A partner.
     *
     * @param label key of whether it takes part, and if not, why
     * @param takes whether it said that it takes part
     * @param own whether the visitor answers for it
     */
    public record Taking(Organisation organisation, String label, boolean takes, boolean own) {}

    /** What came of it in one petition. */
    public record Result(Translated title, Number agreed, List<Row> rows) {}

    /** How one organisation stands. */
    public record Row(Organisation organisation, Number brought, Number entitled, Number received, boolean capped) {}

    /**
     * A number of people, rounded down to fives: whoever watches it sees no single person come.
     *
     * @param least what it is at least
     */
    public record Number(long least) {

        private static final int STEP = 5;

        static Number of(long exactly) {
            return new Number(exactly / STEP * STEP);
        }

        /** In words. */
        public String text(Page page) {
            return least == 0 ? page.t("partner.division.under", STEP) : page.number(least);
        }
    }

    public String partnersPath() {
        return PartnersPage.path(campaign);
    }

    public String path() {
        return Watched.path(campaign) + "/division";
    }

    /** Whether it is switched on. */
    public boolean isOn() {
        return campaign.division().isPresent();
    }

    /** The cap, or the usual one while it is off. */
    public int cap() {
        return campaign.division().map(Division::cap).orElse(Division.LEAST);
    }

    public int least() {
        return Division.LEAST;
    }

    public int most() {
        return Division.MOST;
    }

    /** Whether the form shows no box yet because too few receive. */
    public boolean isFew() {
        return isOn()
                && partners.stream()
                                .filter(one -> one.label.equals(TakingPart.TAKES))
                                .count()
                        < Division.FEWEST_RECEIVERS;
    }
}
