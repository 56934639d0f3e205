/**
 * Who letters go to: a file of representatives as CSV or GeoJSON, what is wrong with it, and who of them is meant by a country, a region, a
 * postcode, a district or a point.
 *
 * <p>Invariants: no file of anybody's is needed but the campaign's own, and nobody outside is asked where somebody lives. What a writer
 * says about it finds a target, and is kept nowhere.
 *
 * <p>Used by letter and, for campaign files, by exchange.
 */
package org.undersigned.letter.representative;
