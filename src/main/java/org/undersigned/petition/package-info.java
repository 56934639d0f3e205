/**
 * Petitions: their text versions, goals and days, and everything on a petition's page but the form.
 *
 * <p>Invariants: a version is never changed once somebody signed it; what a page shows is read from memory, never by a query in a
 * request; the key of a petition never leaves the process in clear; a panel gives nothing personal.
 *
 * <p>Everybody after it may use it. It knows of signatures only the published number in {@link org.undersigned.campaign.Action};
 * later features add to its pages through {@link org.undersigned.petition.PetitionPanel}.
 */
package org.undersigned.petition;
