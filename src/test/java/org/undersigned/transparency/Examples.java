package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;

/** Keys and logs that are the same in every run, since Ed25519 signatures depend on nothing else. */
final class Examples {

    static final String ORIGIN = "petitions.example.org/log/7d3f/signatures";

    private Examples() {}

    static NoteSigner signer(String name, int seed) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return NoteSigner.ofSeed(name, bytes);
    }

    static SignedNote checkpoint(MemoryLog log) {
        return new Checkpoint(ORIGIN, log.head).sign(signer(ORIGIN, 1));
    }

    static LogProof proof(MemoryLog log, long index) {
        return LogProof.of(log.tree().inclusion(index), checkpoint(log));
    }

    static List<byte[]> entries(int count) {
        return NaiveTree.entries(count);
    }

    /** Something malformed or unproven, by one of the two exceptions that say so. */
    static void assertRefused(Runnable action) {
        try {
            action.run();
        } catch (MalformedException | VerificationException e) {
            return;
        }
        fail("accepted");
    }
}
