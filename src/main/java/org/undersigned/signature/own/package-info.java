/**
 * The page of a signer's own, and everything they can do there: look, change, withdraw, erase, take along; and the links to it for who lost
 * theirs.
 *
 * <p>Invariants: the link is the authority; one that was mailed later opens nothing that was typed, and can only take back; whether an address
 * has signed anything is told to its mailbox alone.
 *
 * <p>Later features add to the page by {@code SignerPanel}, and ask {@code OwnSignatures} about who brings the link.
 */
package org.undersigned.signature.own;
