/**
 * Signatures that people wrote on paper: typed in from numbered sheets or read from a file, checked by a second person, and counted apart.
 *
 * <p>Invariants: nothing here moves the published number, which the public log alone proves; rows
 * with a tag in common count once, on paper or on the site, whatever comes first; a sheet is typed in once and counts once somebody else has counted its rows; a box counts only where
 * it was ticked on a sheet that has it, and an address stood beside it, and its owner says yes to the mail; of a person who wrote no
 * address and did not ask to be shown nothing stays but keyed tags. A {@code high-risk} petition takes none.
 *
 * <p>Everything later reads the number in {@link org.undersigned.petition.Petition#onPaper}; {@code delivery} reads who may be named.
 */
package org.undersigned.onpaper;
