/**
 * A petition on the page of a partner: in a frame, by a custom element or by hand, and by oEmbed.
 *
 * <p>Invariants: only the sites of partners frame a page with a form on it, and no other address of this site is framed by anybody; nothing
 * here sets or needs a cookie; what a frame tells the page around it names nobody, is left out where a signature shows what somebody believes, and goes to an origin that is named; the number is the
 * one of {@code count.json}; a {@code high-risk} petition is never shown in a frame, for that tells a site who looks at it.
 *
 * <p>Used by nobody.
 */
package org.undersigned.embed;
