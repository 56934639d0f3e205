package org.undersigned.campaign;

/**
 * That new supporters are divided fairly in a campaign: people may agree that one more organisation, which a rule picks, writes to them.
 *
 * @param cap how many times what it brought an organisation receives at most, from {@value #LEAST} to {@value #MOST}
 */
public record Division(int cap) {

    /** The smallest cap, and the usual one: nobody receives more than it brought. */
    public static final int LEAST = 1;

    /** The largest cap. */
    public static final int MOST = 10;

    /** Fewest organisations that have to take part: with one, the rule would pick nothing. */
    public static final int FEWEST_RECEIVERS = 2;

    /** Refuses a cap outside the bounds. */
    public Division {
        if (cap < LEAST || cap > MOST) throw new IllegalArgumentException("no cap of a division: " + cap);
    }
}
