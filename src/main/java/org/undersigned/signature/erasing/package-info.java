/**
 * Erasing by address: what whoever runs the site does for somebody who has no link any more. Who has one erases on the page of their own.
 *
 * <p>Invariants: an address is found by its keyed tags and written down nowhere; all of it goes in one transaction, what other features hold
 * too; looking changes nothing.
 *
 * <p>Later features erase their own part when they hear {@link org.undersigned.signature.erasing.AddressAsked}.
 */
package org.undersigned.signature.erasing;
