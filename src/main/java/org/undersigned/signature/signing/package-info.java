/**
 * What happens when somebody signs, top to bottom: {@code SigningPage} and {@code SignatureApi} read what was sent, {@code Receiving} takes
 * it in, {@code SignatureForm} judges it, {@code Signing} makes tags and seals of it, {@code SignatureWriter} queues it, and {@code
 * SigningBatch} writes it with all who wait, by {@code SigningStore} and {@code SigningRows}.
 *
 * <p>Invariants: nobody is answered before the signature is on disk; new, repeated and unknown look the same to the sender; a box is only
 * asked here; no thread waits for the disk; requests update no shared counter.
 *
 * <p>It knows {@code confirming}, and nothing else of the feature knows it. Later features sign by {@code SigningElsewhere} and {@code
 * AskingByPaper}.
 */
package org.undersigned.signature.signing;
