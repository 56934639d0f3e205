/**
 * The page of people who brought others to a petition: off unless a lead switches it on, and on it nobody who did not ask to be.
 *
 * <p>Invariants: the name that is shown is sealed, and opened in memory only; a page with fewer than three people shows none; whoever
 * leaves is gone with the next drawing; everything goes with the signature.
 *
 * <p>Used by {@code sharing.desk}, where staff switch it and hide names.
 */
package org.undersigned.sharing.board;
