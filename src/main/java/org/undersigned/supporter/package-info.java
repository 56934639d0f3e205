/**
 * What a person allowed whom, and the seal over what they typed.
 *
 * <p>Invariants: consent events are appended and never changed, and replaying them gives the grants; an address is stored sealed
 * and as typed, its canonical form goes into keyed tags only; nothing here prints a person.
 *
 * <p>Used by everything that deals with people. It knows of no petition but by id.
 */
package org.undersigned.supporter;
