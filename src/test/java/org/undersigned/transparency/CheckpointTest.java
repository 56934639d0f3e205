package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final String ORIGIN = Examples.ORIGIN;
    private static final NoteSigner SIGNER = Examples.signer(ORIGIN, 1);
    private static final MemoryLog LOG = MemoryLog.of(Examples.entries(700));

    @Test
    void the_second_line_is_the_size() {
        var checkpoint = new Checkpoint(ORIGIN, LOG.head);
        assertEquals(ORIGIN + "\n700\n" + LOG.head.root().base64() + "\n", checkpoint.text());
        assertEquals(
                checkpoint,
                Checkpoint.open(SignedNote.parse(checkpoint.sign(SIGNER).encode()), SIGNER.verifier()));
    }

    @Test
    void an_empty_log_has_a_checkpoint_too() {
        var checkpoint = new Checkpoint(ORIGIN, TreeHead.EMPTY);
        assertEquals(ORIGIN + "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", checkpoint.text());
        assertEquals(checkpoint, Checkpoint.open(checkpoint.sign(SIGNER), SIGNER.verifier()));
    }

    @Test
    void lines_that_others_add_are_kept() {
        var checkpoint = new Checkpoint(ORIGIN, LOG.head, List.of("extension", "another one"));
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.sign(SIGNER)));
    }

    @Property(tries = 500)
    void a_flipped_bit_anywhere_is_refused(@ForAll @IntRange(max = 100_000) int bit) {
        var bytes = Examples.checkpoint(LOG).encode();
        bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
        Examples.assertRefused(() -> Checkpoint.open(SignedNote.parse(bytes), SIGNER.verifier()));
    }

    @Test
    void what_is_no_checkpoint_is_refused() {
        var root = LOG.head.root().base64();
        for (var text : new String[] {
            "\n",
            "a\n",
            "a\n1\n",
            "\n1\n" + root + "\n",
            "a\n01\n" + root + "\n",
            "a\n-1\n" + root + "\n",
            "a\n+1\n" + root + "\n",
            "a\n\n" + root + "\n",
            "a\n9223372036854775808\n" + root + "\n",
            "a\n99999999999999999999\n" + root + "\n",
            "a\n0\n" + root + "\n",
            "a\n1\n" + root.replace("=", "") + "\n",
            "a\n1\n" + root + "=\n",
            "a\n1\n" + root + " \n",
            "a\n1\nAAAA\n",
            "a\n1\n" + root + "\n\n",
            "a\n1\n" + root + "\n\nb\n",
        }) assertThrows(MalformedException.class, () -> Checkpoint.parse(SignedNote.sign(text, SIGNER)), text);
        var largest = "a\n9223372036854775807\n" + root + "\n";
        assertEquals(
                Long.MAX_VALUE,
                Checkpoint.parse(SignedNote.sign(largest, SIGNER)).head().size());
    }

    @Test
    void a_log_does_not_sign_for_another() {
        var other = new Checkpoint("another.example", LOG.head);
        assertThrows(IllegalArgumentException.class, () -> other.sign(SIGNER));
    }
}
