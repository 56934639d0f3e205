/**
 * What this software says to Stripe and hears from it: three calls and one signature. It knows keys and fields, and nothing of petitions.
 *
 * <p>Invariants: a key stands in a header and nowhere else; nothing that Stripe answers is logged but a status; no redirect is followed.
 *
 * <p>Used by the rest of {@link org.undersigned.donation}, and by the check of settings.
 */
package org.undersigned.donation.stripe;
