/**
 * Calls: whom to call, by which number, what to say, and how it went, as people who called say themselves.
 *
 * <p>Invariants: nothing about a person is asked or stored, neither who called nor where they live, which is a part of an address and no more;
 * a report that is sent twice counts once; a number that cannot be checked is never shown as if it could.
 *
 * <p>Used by {@code exchange}, for campaign files.
 */
package org.undersigned.call;
