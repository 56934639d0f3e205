/**
 * How an organisation says by which account at Stripe it takes gifts and which, and sees what came of it.
 *
 * <p>Invariants: a key is never shown again; where there is a second owner, they approve an account before gifts go there.
 *
 * <p>Used by nobody.
 */
package org.undersigned.donation.desk;
