/**
 * The signature: what it is and what may become of it, its rows, seals and links, the marks that stand for it in the public log, and what later
 * features do with many of them: putting aside, bringing in step with a log, retiring. What happens to one has rooms of its own, in this
 * order: {@code signing}, {@code confirming}, {@code own}; beside them {@code consent}, {@code division} and {@code erasing}.
 *
 * <p>Invariants: no name, address or exact time stands in a clear column; what a person typed opens with the token that was mailed to them;
 * what may follow what is in {@code SignatureLifecycle} alone.
 *
 * <p>All its rooms use it, and it uses none of them. Others learn of signatures by {@code SignatureConfirmed}, {@code SignatureWithdrawn} and
 * {@code SignatureForgotten}, and by the number in {@link org.undersigned.campaign.Action}.
 */
package org.undersigned.signature;
