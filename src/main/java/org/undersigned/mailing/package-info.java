/**
 * Mail of organisations to their supporters. {@code sender} says whom it comes from, {@code returned} takes what comes back.
 *
 * <p>Invariants: nothing is sent in the name of a domain before something showed that it is the organisation's; what comes back never
 * touches a signature.
 */
package org.undersigned.mailing;
