package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.undersigned.signature.Commitment;

class LeafTest {

    private static final String ORIGIN = "petitions.example.org/log/5f0c/signatures";

    @Property
    void a_line_that_is_read_is_the_line_that_was_written(@ForAll @Size(32) byte[] commitment) {
        var leaf = new Leaf.OfSignature(commitment);
        assertEquals(67, leaf.bytes().length);
        assertArrayEquals(
                commitment, Leaf.OfSignature.parse(leaf.line()).orElseThrow().commitment());
    }

    @Property
    void a_withdrawal_names_the_leaf_and_nobody(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long index,
            @ForAll Leaf.OfWithdrawal.Reason reason) {
        var leaf = new Leaf.OfWithdrawal(index, reason, "-");
        assertEquals(leaf, Leaf.OfWithdrawal.parse(leaf.line()).orElseThrow());
    }

    @Test
    void other_lines_are_no_leaves() {
        var good = new Leaf.OfSignature(new byte[32]).line();
        for (var line :
                List.of("", "\n", good.strip(), good + good, good.replace("v1", "v2"), good.replace("A=", "B=")))
            assertTrue(Leaf.OfSignature.parse(line).isEmpty(), line);
        for (var line : List.of(
                "petition-withdrawal/v1 01 signer -\n",
                "petition-withdrawal/v1 -1 signer -\n",
                "petition-withdrawal/v1 1 anybody -\n",
                "petition-withdrawal/v1 1 signer \n"))
            assertTrue(Leaf.OfWithdrawal.parse(line).isEmpty(), line);
    }

    /** Computed with another program: {@code printf … | openssl dgst -sha256 -mac HMAC -macopt hexkey:…}. */
    @Test
    void a_commitment_is_the_digest_that_the_documents_say() {
        var salt = new byte[32];
        var tag = new byte[32];
        Arrays.fill(salt, (byte) 1);
        Arrays.fill(tag, (byte) 2);
        var line = new Leaf.OfSignature(Commitment.of(salt, ORIGIN, tag)).line();
        assertEquals("petition-signature/v1 LOL1sjmzlpQneHLVN7ooH2xfktqb8HzLBaaQpHlJMxc=\n", line);
    }

    @Property
    void two_salts_never_show_the_same_person(@ForAll @Size(32) byte[] tag) {
        var one = new byte[32];
        var other = new byte[32];
        other[31] = 1;
        assertFalse(Arrays.equals(Commitment.of(one, ORIGIN, tag), Commitment.of(other, ORIGIN, tag)));
    }
}
