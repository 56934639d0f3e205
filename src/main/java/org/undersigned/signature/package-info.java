/**
 * Signing, from the form to the count: {@code Receiving} and {@code Signing} take it, {@code Confirming} makes it count,
 * {@code Withdrawing} takes it back; {@code SigningPage} is the petition's page.
 *
 * <p>Invariants: nobody is answered before the signature is on disk; new, repeated and unknown look the same to the sender; reading a
 * mailed link changes nothing; a box at signing is only asked, and becomes a grant when the person behind the mailbox says yes;
 * no name, address or exact time stands in a clear column; requests update no shared counter.
 *
 * <p>Others learn of it by {@code SignatureConfirmed} and {@code SignatureWithdrawn}, and by the number in
 * {@link org.undersigned.campaign.Action}.
 */
package org.undersigned.signature;
