/**
 * Handing a petition over: the pack of files for a target, the hand-over itself, and what the target answers.
 *
 * <p>Invariants: the book names those who agreed to stand in it and nobody else; the number in a manifest is the one that the log
 * proves; a file with names is locked before it is stored, and opening one is in the audit log; a pack with names takes two people.
 *
 * <p>Nobody before it knows of it: the petition's page shows it through {@link org.undersigned.petition.PetitionPanel}.
 */
package org.undersigned.delivery;
