/**
 * Coalitions, campaigns, partners, statements and announcements, with their public pages.
 *
 * <p>Invariants: content is read from memory, never by a query in a request; nothing of a campaign is public before one of its
 * petitions is ({@link org.undersigned.campaign.Visible}); an approval belongs to one version of a statement and never moves.
 *
 * <p>Everybody after it may use it. It knows of petitions only what {@link org.undersigned.campaign.Action} and
 * {@link org.undersigned.campaign.Progress} say.
 */
package org.undersigned.campaign;
