package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.division.Divisions;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.Organisation;
import org.undersigned.supporter.Sealing;

/** Which organisations the rule of the division may pick now. Asks no database: every form does ask this. */
@Singleton
public final class DivisionReceivers {

    private final Divisions divisions;
    private final RecipientKeys keys;

    DivisionReceivers(Divisions divisions, RecipientKeys keys) {
        this.divisions = divisions;
        this.keys = keys;
    }

    /** Partners that take part and can receive something, in the order of the campaign, whether or not the campaign divides. */
    public List<Organisation> of(Campaign campaign) {
        return divisions.taking(campaign).stream().filter(this::canReceive).toList();
    }

    /** Whether forms have the box: the campaign divides, and enough take part and can receive something. */
    public boolean isUsed(Campaign campaign) {
        return campaign.division().isPresent() && isEnough(of(campaign));
    }

    /** Whether so many take part and can receive something that the rule can pick. */
    public static boolean isEnough(List<Organisation> receivers) {
        return receivers.size() >= Division.FEWEST_RECEIVERS;
    }

    /** Whether an organisation has a key, without which nothing can be sealed for it. */
    public boolean canReceive(Organisation organisation) {
        return keys.of(Sealing.organisation(organisation.slug())).isPresent();
    }
}
