/**
 * Bringing content in from outside: campaign files, read and loaded.
 *
 * <p>Invariants: a file is judged as a whole and every fault is told at once, with line and advice; nothing is stored unless all
 * of all files is good; loading creates and updates by slug, deletes no organisation, campaign, petition or announcement, and
 * changes nothing when it is repeated; what people have signed is never changed. A file is hostile until read: its size, depth
 * and references are bounded before anything is built from it.
 *
 * <p>Used by the command line ({@link org.undersigned.exchange.LoadCommand}) and by whatever starts with samples
 * ({@link org.undersigned.exchange.CampaignFileReader}, {@link org.undersigned.exchange.Loading}). No feature above depends on it.
 */
package org.undersigned.exchange;
