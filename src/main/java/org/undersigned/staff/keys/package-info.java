/**
 * An organisation's key in the workspace: what is in force, how it is made in the browser, tried and asked for, what is lost with it, and
 * the page that opens a list without sending anything.
 *
 * <p>Invariants: the private half of a key and what it opens are in the browser only; no endpoint of this package takes either. A key that
 * is asked for here has opened a test, and a second person approves it.
 */
package org.undersigned.staff.keys;
