package org.undersigned.log;

import java.util.UUID;

/**
 * A petition's published number beside what the logs and the rows prove.
 *
 * @param published what every page shows
 * @param logged size of the signatures log less size of the withdrawals log
 * @param confirmed signatures that count, in the database
 * @param waiting of those, how many wait for their leaf
 * @param leaving leaves of people who withdrew, whose withdrawal waits
 * @param linked leaves whose signature is known
 * @param retired whether the rows are deleted for good, so that the logs alone prove the number
 */
record Recount(
        UUID id,
        String petition,
        long published,
        long logged,
        long confirmed,
        long waiting,
        long leaving,
        long linked,
        boolean retired) {

    boolean agrees() {
        return published == logged && confirmed == linked + waiting;
    }

    /** Leaves that count and whose signature is not in the database: lost with a backup that was too old. */
    long withoutRow() {
        return retired ? 0 : logged - leaving - linked;
    }
}
