/**
 * Organisations that sign on to a joint statement by themselves: the public form, the confirmation from a mailbox, and what a link does
 * afterwards; below it, {@code desk}, where the coalition decides and where owners sign, renew and take back.
 *
 * <p>Invariants: a sign-on is for one wording, by its digest, and never moves to another one. Nothing shows before somebody who answers
 * for the organisation confirmed it and the coalition, or an owner of an organisation that is known here, approved it. Who asks is
 * sealed, and the mailbox is deleted when nothing more is to be sent to it.
 *
 * <p>Used by nobody; campaign shows what comes of it.
 */
package org.undersigned.signon;
