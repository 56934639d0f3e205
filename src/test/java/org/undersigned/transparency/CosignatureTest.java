package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.undersigned.transparency.VerificationException.Reason;

class CosignatureTest {

    private static final SignedNote CHECKPOINT = Examples.checkpoint(MemoryLog.of(Examples.entries(7)));
    private static final NoteSigner SECRET = Examples.signer("witness.example/w1", 4);
    private static final CosignerKey WITNESS = new CosignerKey(SECRET.verifier());

    private static NoteSignature cosign(long seconds) {
        var signed = SECRET.sign(
                new String(Cosignature.message(seconds, CHECKPOINT), java.nio.charset.StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(72).putLong(seconds).put(signed.signature());
        return new NoteSignature(WITNESS.name(), WITNESS.id(), bytes.array());
    }

    /** From transparency-dev/formats, note_cosigv1_test.go: the key of a witness in use. */
    @Test
    void a_published_key_reads_as_it_was_written() {
        var text = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
        assertEquals(text, CosignerKey.parse(text).encode());
        assertEquals("remora.n621.de", CosignerKey.parse(text).name());
    }

    /** The example in the specification; it names no key, so only its layout can be compared. */
    @Test
    void the_example_of_the_specification_has_its_time_in_the_first_eight_bytes() {
        var line = NoteSignature.parse(
                "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==");
        assertEquals(72, line.signature().length);
        assertEquals(1679315147, ByteBuffer.wrap(line.signature()).getLong());
    }

    @Test
    void what_is_signed_is_two_lines_and_the_text_of_the_note() {
        assertEquals(
                "cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text(),
                new String(Cosignature.message(1679315147, CHECKPOINT), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Property(tries = 50)
    void a_cosignature_says_who_and_when(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds) {
        var cosignature = Cosignature.open(cosign(seconds), CHECKPOINT, WITNESS);
        assertEquals(Instant.ofEpochSecond(seconds), cosignature.at());
        assertEquals(WITNESS, cosignature.witness());
        // Who does not know the witness still reads the log's own signature.
        assertEquals(
                1,
                CHECKPOINT
                        .plus(cosignature.line())
                        .verify(Examples.signer(Examples.ORIGIN, 1).verifier())
                        .size());
    }

    @Property(tries = 300)
    void a_flipped_bit_is_refused(@ForAll @IntRange(max = 72 * 8 - 1) int bit) {
        var bytes = cosign(1_700_000_000).signature();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        var bent = new NoteSignature(WITNESS.name(), WITNESS.id(), bytes);
        Examples.assertRefused(() -> Cosignature.open(bent, CHECKPOINT, WITNESS));
    }

    @Test
    void another_note_another_key_and_another_length_are_refused() {
        var sound = cosign(1_700_000_000);
        var other = Examples.checkpoint(MemoryLog.of(Examples.entries(8)));
        assertEquals(
                Reason.BAD_SIGNATURE,
                assertThrows(VerificationException.class, () -> Cosignature.open(sound, other, WITNESS))
                        .reason());
        var stranger = new CosignerKey(Examples.signer("witness.example/w1", 5).verifier());
        assertEquals(
                Reason.UNKNOWN_KEY,
                assertThrows(VerificationException.class, () -> Cosignature.open(sound, CHECKPOINT, stranger))
                        .reason());
        for (int length : new int[] {1, 64, 71, 73}) {
            var bent = new NoteSignature(WITNESS.name(), WITNESS.id(), Arrays.copyOf(sound.signature(), length));
            assertThrows(MalformedException.class, () -> Cosignature.open(bent, CHECKPOINT, WITNESS));
        }
        for (long late : new long[] {-1, Long.MAX_VALUE})
            assertThrows(MalformedException.class, () -> Cosignature.open(cosign(late), CHECKPOINT, WITNESS));
    }

    /** The same 32 bytes have another id as a log's key, so a witness cannot be made to sign as a log by its own cosignature. */
    @Test
    void the_key_of_a_log_is_no_key_of_a_witness() {
        assertThrows(
                MalformedException.class,
                () -> CosignerKey.parse(SECRET.verifier().encode()));
        assertThrows(MalformedException.class, () -> VerifierKey.parse(WITNESS.encode()));
        assertThrows(
                VerificationException.class, () -> CHECKPOINT.plus(cosign(5)).verify(SECRET.verifier()));
        for (var bad : new String[] {
            "", "a", "a+b", "a+b+c", WITNESS.encode() + "=", WITNESS.encode().replace("w1", "w2")
        }) assertThrows(MalformedException.class, () -> CosignerKey.parse(bad), bad);
    }
}
