package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.undersigned.transparency.VerificationException.Reason;

class LogProofTest {

    private static final List<byte[]> ENTRIES = Examples.entries(700);
    private static final MemoryLog LOG = MemoryLog.of(ENTRIES);
    private static final VerifierKey KEY = Examples.signer(Examples.ORIGIN, 1).verifier();

    @Property(tries = 100)
    void a_receipt_proves_its_entry_and_no_other(@ForAll @IntRange(max = 699) int index) {
        var proof = Examples.proof(LOG, index);
        var read = LogProof.parse(proof.encode());
        assertEquals(proof, read);
        assertEquals(LOG.head, read.verify(ENTRIES.get(index), KEY).head());
        var refused = assertThrows(VerificationException.class, () -> read.verify(ENTRIES.get((index + 1) % 700), KEY));
        assertEquals(Reason.NOT_INCLUDED, refused.reason());
    }

    @Test
    void the_spicy_form_is_the_same_without_its_first_line() {
        var proof = Examples.proof(LOG, 299);
        var whole = proof.encode();
        var first = "c2sp.org/tlog-proof@v1\n".length();
        assertArrayEquals(Arrays.copyOfRange(whole, first, whole.length), proof.spicy());
        assertEquals(proof, LogProof.parseSpicy(proof.spicy()));
        assertThrows(MalformedException.class, () -> LogProof.parseSpicy(whole));
        assertThrows(MalformedException.class, () -> LogProof.parse(proof.spicy()));
    }

    @Property(tries = 1000)
    void a_flipped_bit_anywhere_in_a_receipt_is_refused(
            @ForAll @IntRange(max = 699) int index, @ForAll @IntRange(max = 100_000) int bit) {
        var bytes = Examples.proof(LOG, index).encode();
        bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
        Examples.assertRefused(() -> LogProof.parse(bytes).verify(ENTRIES.get(index), KEY));
    }

    @Property(tries = 200)
    void a_flipped_bit_in_the_entry_is_refused(
            @ForAll @IntRange(max = 699) int index, @ForAll @IntRange(max = 999) int bit) {
        var entry = ENTRIES.get(index).clone();
        entry[(bit / 8) % entry.length] ^= (byte) (1 << (bit % 8));
        Examples.assertRefused(() -> Examples.proof(LOG, index).verify(entry, KEY));
    }

    @Test
    void extra_data_is_kept_and_not_trusted() {
        var proof = Examples.proof(LOG, 3);
        var text = new String(proof.encode(), StandardCharsets.UTF_8).replace("\nindex", "\nextra YWdl\nindex");
        var read = LogProof.parse(text.getBytes(StandardCharsets.UTF_8));
        assertEquals("YWdl", read.extra().orElseThrow());
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), read.encode());
        assertEquals(LOG.head, read.verify(ENTRIES.get(3), KEY).head());
    }

    @Test
    void a_log_of_one_entry_needs_no_hashes() {
        var log = MemoryLog.of(ENTRIES.subList(0, 1));
        var proof = LogProof.parse(Examples.proof(log, 0).encode());
        assertEquals(List.of(), proof.hashes());
        assertEquals(log.head, proof.verify(ENTRIES.getFirst(), KEY).head());
    }

    @Test
    void a_receipt_of_another_log_is_refused() {
        var proof = Examples.proof(LOG, 3);
        var other =
                Examples.signer("petitions.example.org/log/7d3f/withdrawals", 1).verifier();
        var refused = assertThrows(VerificationException.class, () -> proof.verify(ENTRIES.get(3), other));
        assertEquals(Reason.UNKNOWN_KEY, refused.reason());
        var renamed = SignedNote.sign(
                new Checkpoint("another.example", LOG.head).text(), Examples.signer(Examples.ORIGIN, 1));
        var mixed = new LogProof(proof.extra(), 3, proof.hashes(), renamed);
        assertEquals(
                Reason.WRONG_ORIGIN,
                assertThrows(VerificationException.class, () -> mixed.verify(ENTRIES.get(3), KEY))
                        .reason());
    }

    @Test
    void what_is_no_receipt_is_refused() {
        var sound = new String(Examples.proof(LOG, 300).encode(), StandardCharsets.UTF_8);
        for (var bad : new String[] {
            "",
            "c2sp.org/tlog-proof@v1\n",
            "c2sp.org/tlog-proof@v1\n\n",
            sound.replace("@v1", "@v2"),
            sound.replace("index 300", "index 0300"),
            sound.replace("index 300", "index +300"),
            sound.replace("index 300", "index -1"),
            sound.replace("index 300", "index 700"),
            sound.replace("index 300", "index 9223372036854775808"),
            sound.replace("index 300", "index  300"),
            sound.replace("index 300", "Index 300"),
            sound.replace("index 300\n", ""),
            sound.replace("index 300\n", "extra \nindex 300\n"),
            sound.replace("index 300\n", "extra YWdl\nextra YWdl\nindex 300\n"),
            sound.replace("index 300\n", "index 300\nAAAA\n"),
            sound.replace("\n\n" + Examples.ORIGIN, "\n" + Examples.ORIGIN),
            sound.replace("\n", "\r\n"),
            sound + "\n",
        }) assertThrows(MalformedException.class, () -> LogProof.parse(bad.getBytes(StandardCharsets.UTF_8)), bad);
    }
}
