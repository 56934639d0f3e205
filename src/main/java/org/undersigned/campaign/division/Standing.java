package org.undersigned.campaign.division;

import java.util.UUID;

/**
 * How one organisation stands in the division of one petition.
 *
 * @param brought people who came by its link, confirmed, and agreed to the division
 * @param received people it was given
 */
public record Standing(UUID organisation, long brought, long received) {

    /** How an organisation stands that has just come. */
    public static Standing none(UUID organisation) {
        return new Standing(organisation, 0, 0);
    }

    /** With one more that it brought. */
    public Standing bringing() {
        return new Standing(organisation, brought + 1, received);
    }

    /** With one more that it was given. */
    public Standing receiving() {
        return new Standing(organisation, brought, received + 1);
    }
}
