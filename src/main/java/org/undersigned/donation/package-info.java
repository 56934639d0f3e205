/**
 * Gifts to the organisations of a campaign.
 *
 * <p>Invariants: the beneficiary and the host of the link are named before anybody leaves; nothing about a person goes along; no
 * card number ever passes through this software.
 *
 * <p>Used by nobody: it adds a {@link org.undersigned.petition.PetitionPanel}.
 */
package org.undersigned.donation;
