/**
 * Numbers about groups of signatures: by day, country, language and source.
 *
 * <p>Invariants: counted from the clear columns only, nothing is opened for it; no cross tables; fewer than
 * {@link org.undersigned.statistics.Groups#FEWEST} people of a country or language are never shown by themselves; the numbers of a retired petition stay as they are.
 *
 * <p>Used by {@code staff} and {@code integrity}, which show them.
 */
package org.undersigned.statistics;
