/**
 * Letters that people write to targets: the page, what is sent in whose name and to whom, the mailed link that sends it, and the job that
 * hands one letter after the other to the mail server; below it {@code representative}, who targets are, and {@code desk}, the pages for staff.
 *
 * <p>Invariants: no letter counts as sent before a mail server took it, and none goes out twice because this program stopped. Nothing goes
 * to a target while the action is a test, to a mailbox that refused, to more than the limit of an hour, or to somebody who said yes. What
 * people wrote lies sealed and is deleted once it is sent; what stays are numbers, and keyed digests of who wrote to whom.
 *
 * <p>Used by exchange, for campaign files.
 */
package org.undersigned.letter;
