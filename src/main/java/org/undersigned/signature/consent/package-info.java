/**
 * What becomes of the permission of one organisation after its person confirmed: the second yes, taking it back by page or by the link in a
 * mail, erasing what it has, and its end by time.
 *
 * <p>Invariants: every change is a consent event that is appended; what was sealed for an organisation goes with its permission; reading an
 * unsubscribe link changes nothing.
 *
 * <p>Used by {@code confirming}, for who is asked twice, and by {@code own}. Later features hear {@code Unsubscribed}.
 */
package org.undersigned.signature.consent;
