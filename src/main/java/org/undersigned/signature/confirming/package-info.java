/**
 * What happens when the person behind the mailbox says yes: {@code ConfirmationPage} and {@code CheckYourMailPage} take the link or the code,
 * {@code Confirming} queues it, {@code ConfirmingBatch} makes it count with all who wait, by {@code ConfirmingRows}; then {@code ThanksPage}
 * and the steps after it. Here are the mails that ask, remind and thank, and what is forgotten if nobody says yes.
 *
 * <p>Invariants: reading a mailed link changes nothing; two people confirm behind one mailbox; only the boxes that are still ticked become
 * grants; the log learns of it in the same transaction; a wrong code and an unknown one look the same.
 *
 * <p>Used by {@code signing}.
 */
package org.undersigned.signature.confirming;
