package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.undersigned.log.Verdict.NotValid;
import org.undersigned.log.Verdict.Reason;
import org.undersigned.transparency.MalformedException;

class ReceiptTest {

    private static final MadeUpLogs.Log LOG = MadeUpLogs.of(700);

    @Property(tries = 100)
    void a_receipt_shows_its_signature_and_reads_as_it_was_written(
            @ForAll @IntRange(max = 699) int index, @ForAll boolean personal) {
        var receipt = personal ? LOG.personal(index) : LOG.anonymous(index);
        var read = Receipt.parse(receipt.encode());
        assertArrayEquals(receipt.encode(), read.encode());
        assertEquals(new Verdict.Valid(MadeUpLogs.ORIGIN, index, 700, personal, true), read.verify(Optional.empty()));
        assertEquals(
                new Verdict.Valid(MadeUpLogs.ORIGIN, index, 700, personal, false),
                read.verify(Optional.of(receipt.key())));
    }

    @Property(tries = 1000)
    void a_flipped_bit_anywhere_is_refused(
            @ForAll @IntRange(max = 699) int index,
            @ForAll boolean personal,
            @ForAll @IntRange(max = 100_000) int bit) {
        var bytes = (personal ? LOG.personal(index) : LOG.anonymous(index)).encode();
        bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
        var verdict = new Receipts.Case(bytes, "").verdict();
        assertFalse(verdict.startsWith("valid"), verdict);
    }

    @Test
    void every_case_has_the_verdict_that_its_name_promises() {
        var cases = Receipts.all();
        cases.forEach((name, each) -> {
            var sound = name.startsWith("sound") || name.startsWith("trusted ") && name.contains(" of ");
            if (sound) assertTrue(each.verdict().startsWith("valid"), name + ": " + each.verdict());
            if (name.contains(" byte ") || name.contains(" cut at "))
                assertFalse(each.verdict().startsWith("valid"), name + ": " + each.verdict());
        });
        says(cases.get("cosigned"), "valid 4 of 700 in " + MadeUpLogs.ORIGIN + " own-key");
        says(cases.get("another key is trusted"), "not-valid OTHER_KEY");
        says(cases.get("names another key"), "not-valid NOT_SIGNED");
        says(cases.get("names another key, which is trusted"), "not-valid NOT_SIGNED");
        says(cases.get("signed by another under this name"), "not-valid BAD_SIGNATURE");
        says(cases.get("with a spoilt second signature"), "not-valid BAD_SIGNATURE");
        says(cases.get("of another log"), "not-valid OTHER_LOG");
        says(cases.get("of another leaf"), "not-valid NOT_INCLUDED");
        says(cases.get("with another salt"), "not-valid OTHER_PERSON");
        for (var name :
                new String[] {"no extra", "two extras", "no salt", "index 0300", "size 0", "nothing", "a photo"})
            says(cases.get(name), "unreadable");
    }

    private static void says(Receipts.Case each, String verdict) {
        assertEquals(verdict, each.verdict());
    }

    @Test
    void proof_and_checkpoint_of_different_trees_make_no_receipt() {
        var other = MadeUpLogs.of(699);
        assertThrows(
                IllegalArgumentException.class,
                () -> Receipt.anonymous(
                        MadeUpLogs.leaf(3),
                        LOG.tree().inclusion(3),
                        other.checkpoint(),
                        MadeUpLogs.signer(MadeUpLogs.ORIGIN, 1).verifier()));
    }

    @Test
    void salt_and_tag_have_32_bytes_and_are_printed_nowhere() {
        assertThrows(MalformedException.class, () -> LOG.personal(3, new byte[31]));
        var salt = new String(LOG.personal(3).encode(), StandardCharsets.UTF_8).split("\n")[2];
        assertFalse(LOG.personal(3).toString().contains(salt));
        assertEquals("Receipt[hidden]", LOG.personal(3).toString());
        assertEquals(LOG.personal(3).owner(), LOG.personal(3).owner());
    }

    @Test
    void a_leaf_and_a_proof_in_two_files_are_judged_by_the_key_that_is_given() {
        var receipt = LOG.anonymous(3);
        assertEquals(
                new Verdict.Valid(MadeUpLogs.ORIGIN, 3, 700, false, false),
                Receipt.verify(receipt.leaf(), receipt.proof(), receipt.key()));
        assertEquals(
                new NotValid(Reason.NOT_SIGNED),
                Receipt.verify(
                        receipt.leaf(),
                        receipt.proof(),
                        MadeUpLogs.signer(MadeUpLogs.ORIGIN, 2).verifier()));
    }
}
