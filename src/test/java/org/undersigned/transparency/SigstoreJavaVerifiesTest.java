package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code dev.sigstore:sigstore-java}, unmodified, from Maven: a third Merkle implementation. */
@Tag("outside")
public class SigstoreJavaVerifiesTest {

    private static final List<byte[]> ENTRIES = Examples.entries(70_777);
    private static final MemoryLog LOG = MemoryLog.of(ENTRIES);
    private static final VerifierKey KEY = Examples.signer(Examples.ORIGIN, 1).verifier();

    @Test
    void a_receipt_is_accepted_and_with_one_changed_byte_refused() throws Exception {
        for (int index : new int[] {0, 255, 256, 65_536, 69_999, 70_776}) {
            var proof = Examples.proof(LOG, index);
            var entry = ENTRIES.get(index);
            accept(proof, entry, KEY);
            for (int hash = 0; hash < proof.hashes().size(); hash++) {
                var hashes = bytes(proof);
                hashes.get(hash)[index % 32] ^= 1;
                assertThrows(
                        InclusionProofVerificationException.class,
                        () -> included(entry, index, hashes, proof.checkpoint()));
            }
            var changed = entry.clone();
            changed[3] ^= 1;
            assertThrows(
                    InclusionProofVerificationException.class,
                    () -> included(changed, index, bytes(proof), proof.checkpoint()));
        }
    }

    /** Asks it about one entry; and that it refuses every changed byte of what the log signed. */
    public static void accept(LogProof proof, byte[] entry, VerifierKey key) throws Exception {
        included(entry, proof.index(), bytes(proof), proof.checkpoint());
        var checkpoint = Checkpoints.from(text(proof.checkpoint().encode()));
        assertEquals(key.name(), checkpoint.getOrigin());
        var signature = checkpoint.getSignatures().getFirst();
        assertEquals(key.name(), signature.getIdentity());
        var verifier = Verifiers.newVerifier(Ed25519.publicKey(key.publicKey()));
        var signed = checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8);
        assertTrue(verifier.verify(signed, signature.getSignature()));
        for (int i = 0; i < signed.length; i++) {
            signed[i] ^= 1;
            assertFalse(verifier.verify(signed, signature.getSignature()), "changed byte " + i);
            signed[i] ^= 1;
        }
    }

    private static void included(byte[] entry, long index, List<byte[]> hashes, SignedNote note) throws Exception {
        var checkpoint = Checkpoints.from(text(note.encode()));
        InclusionProofVerifier.verify(
                Hash.leaf(entry).bytes(),
                index,
                checkpoint.getSize(),
                hashes,
                Base64.getDecoder().decode(checkpoint.getBase64Hash()));
    }

    private static List<byte[]> bytes(LogProof proof) {
        return proof.hashes().stream().map(Hash::bytes).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
