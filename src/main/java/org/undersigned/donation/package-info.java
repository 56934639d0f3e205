/**
 * Gifts to the organisations of a campaign.
 *
 * <p>Invariants: who receives a gift is named before anybody leaves; nothing about a person goes along, and nothing about a giver is kept; no card
 * number ever passes through this software; each organisation has an account of its own, and nothing is pooled; how a gift stands is what Stripe
 * told by a signed event or when it was asked, and never what a browser says.
 *
 * <p>Used by nobody but the privacy notice, which asks {@link org.undersigned.donation.Offers}: it adds a {@link org.undersigned.petition.PetitionPanel}.
 */
package org.undersigned.donation;
