/**
 * Passing a petition on, and what comes after it.
 *
 * <p>Invariants: plain links, and a script of ours that only adds to them; nothing is loaded from another service; no text that goes out says that its sender signed; a
 * referral code tells nothing about the person behind it. A share card is drawn at most once a minute, one at a time, never on the
 * event loop, and with our own fonts only.
 *
 * <p>Used by its own subpackages: it adds {@link org.undersigned.petition.PetitionPanel}s and the picture of a petition.
 */
package org.undersigned.sharing;
