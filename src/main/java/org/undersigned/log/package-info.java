/**
 * The public logs of a petition: what is counted, published so that anybody can check it.
 *
 * <p>Invariants: a leaf carries a commitment and nothing else; the published number is the size of the signatures log less the size of
 * the withdrawals log, bound by a signed count statement; nothing that was signed is ever contradicted, also not after an old backup
 * was restored; entries, tiles, head and checkpoint of a batch are written in one transaction.
 *
 * <p>It learns of signatures by {@code SignatureConfirmed} and {@code SignatureWithdrawn}, and writes the number into
 * {@code campaign.Action}.
 */
package org.undersigned.log;
