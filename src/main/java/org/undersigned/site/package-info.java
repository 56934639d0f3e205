/**
 * The pages that belong to no single campaign: the first page, search, categories, archive, privacy and help, with the feed and the
 * map for machines.
 *
 * <p>Invariants: nothing of a campaign appears before its first action is public ({@link org.undersigned.campaign.Visible});
 * every answer is the same for everybody; what a visitor typed is shown only as text and never kept.
 *
 * <p>Nobody uses this package; it uses whatever is public.
 */
package org.undersigned.site;
