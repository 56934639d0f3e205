/**
 * Promises and events: what people promise, or where they come, by a mailed link; events as calendars read them.
 *
 * <p>Invariants: who promises is sealed, and known by keyed tags; one mailbox promises once for each name; nothing counts before the mailbox
 * confirmed it; no organisation gets an address, and only the one that holds an event sees names; everything about people is
 * deleted 30 days after it is over, or with the campaign's petition.
 *
 * <p>Used by {@code exchange}, for campaign files.
 */
package org.undersigned.pledge;
