package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A parser gives a value that encodes to the very bytes it was given, or a {@link MalformedException}, and nothing else.
 *
 * <p>In the suite the inputs kept under {@code src/test/resources} are tried again. With {@code JAZZER_FUZZ=1} Jazzer makes up new
 * ones; see docs/development.md.
 */
class ParserFuzzTest {

    private static final SignedNote CHECKPOINT = Examples.checkpoint(MemoryLog.of(Examples.entries(7)));
    private static final CosignerKey WITNESS =
            new CosignerKey(Examples.signer("witness.example/w1", 4).verifier());

    @FuzzTest(maxDuration = "60s")
    void tile_path(byte[] bytes) {
        text(bytes, path -> TilePath.parse(path).encode());
    }

    @FuzzTest(maxDuration = "60s")
    void verifier_key(byte[] bytes) {
        text(bytes, key -> VerifierKey.parse(key).encode());
    }

    @FuzzTest(maxDuration = "60s")
    void cosigner_key(byte[] bytes) {
        text(bytes, key -> CosignerKey.parse(key).encode());
    }

    /** A line without its newline, as witnesses answer with. */
    @FuzzTest(maxDuration = "60s")
    void note_signature(byte[] bytes) {
        text(bytes, line -> {
            var again = NoteSignature.parse(line).encode();
            return again.substring(0, again.length() - 1);
        });
    }

    /** What stands behind the key id. Whatever opens says the moment that stands there, and nothing is read that is not signed. */
    @FuzzTest(maxDuration = "60s")
    void cosignature(byte[] bytes) {
        Cosignature opened;
        try {
            var line = new NoteSignature(WITNESS.name(), WITNESS.id(), bytes);
            opened = Cosignature.open(line, CHECKPOINT, WITNESS);
        } catch (MalformedException | VerificationException e) {
            return;
        }
        assertEquals(ByteBuffer.wrap(bytes).getLong(), opened.at().getEpochSecond());
        assertArrayEquals(bytes, opened.line().signature());
    }

    @FuzzTest(maxDuration = "60s")
    void hash(byte[] bytes) {
        text(bytes, hash -> Hash.parse(hash).base64());
    }

    @FuzzTest(maxDuration = "60s")
    void signed_note(byte[] bytes) {
        bytes(bytes, note -> SignedNote.parse(note).encode());
    }

    @FuzzTest(maxDuration = "60s")
    void checkpoint(byte[] bytes) {
        text(bytes, text -> Checkpoint.parse(unsigned(text)).text());
    }

    @FuzzTest(maxDuration = "60s")
    void count_statement(byte[] bytes) {
        text(bytes, text -> CountStatement.parse(unsigned(text)).text());
    }

    @FuzzTest(maxDuration = "60s")
    void log_proof(byte[] bytes) {
        bytes(bytes, proof -> LogProof.parse(proof).encode());
    }

    @FuzzTest(maxDuration = "60s")
    void spicy(byte[] bytes) {
        bytes(bytes, proof -> LogProof.parseSpicy(proof).spicy());
    }

    /** The first byte is the width, so that bundles of every width are met. */
    @FuzzTest(maxDuration = "60s")
    void entry_bundle(byte[] bytes) {
        if (bytes.length == 0) return;
        int width = 1 + (bytes[0] & 0xff);
        var rest = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
        bytes(
                rest,
                bundle -> EntryBundle.of(0, new EntryBundle(0, width, bundle).entries())
                        .bytes());
    }

    private static SignedNote unsigned(String text) {
        return new SignedNote(text, java.util.List.of(new NoteSignature("nobody", 0, new byte[64])));
    }

    private static void bytes(byte[] input, Function<byte[], byte[]> again) {
        byte[] output;
        try {
            output = again.apply(input.clone());
        } catch (MalformedException e) {
            return;
        }
        assertArrayEquals(input, output);
    }

    private static void text(byte[] input, Function<String, String> again) {
        var text = new String(input, StandardCharsets.UTF_8);
        String output;
        try {
            output = again.apply(text);
        } catch (MalformedException e) {
            return;
        }
        assertEquals(text, output);
    }
}
