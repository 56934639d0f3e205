/**
 * Append-only logs that anyone can check: Merkle trees, tiles, signed notes, checkpoints and proofs, as bytes in and bytes out.
 *
 * <p>The hashing is that of RFC 6962, section 2.1. The formats are those of C2SP at commit 5ba5ee8: tlog-tiles, signed-note with
 * Ed25519, tlog-checkpoint and tlog-proof. The count statement is our own note on top of them. {@code docs/transparency.md} shows each
 * of them byte by byte.
 *
 * <p>Invariants: it knows nothing of petitions, people, databases or HTTP, and depends on the JDK alone (a rule watches), so that it can
 * be read and judged by itself. A parser returns a value that encodes to the very bytes it was given, or throws
 * {@link org.undersigned.transparency.MalformedException}, and nothing else. What comes out of stored tiles is checked against the root
 * it has to have before anybody gets it. Appending and proving read O(log n) tiles and hold no more than those.
 *
 * <p>A text that is parsed is not believed. Only {@code verify} and {@code open} with a key say that it may be.
 *
 * <p>Used by whoever writes a log, serves it or checks a proof.
 */
package org.undersigned.transparency;
