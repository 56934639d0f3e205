package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A row opens with its recipient's key, in its context, in its place, and unchanged: otherwise never. */
class HpkeTest {

    private static final Hpke.Pair KEY = Hpke.newPair();
    private static final Hpke.Sending SENDING = Hpke.to(KEY.open(), "info");

    @Property(tries = 60)
    void it_opens_in_its_place_only(
            @ForAll byte[] plain,
            @ForAll @StringLength(max = 60) String place,
            @ForAll @StringLength(max = 60) String other) {
        var row = Aead.seal(SENDING.context().rowKey(place), place, plain);
        var recipient = Hpke.from(KEY.secret(), SENDING.enc(), "info").orElseThrow();
        assertArrayEquals(plain, Aead.open(recipient.rowKey(place), place, row).orElseThrow());
        if (!other.equals(place))
            assertTrue(Aead.open(recipient.rowKey(other), other, row).isEmpty());
    }

    @Property(tries = 60)
    void one_changed_bit_anywhere_closes_it(@ForAll byte[] plain, @ForAll @IntRange(max = 10_000) int where) {
        var row = Aead.seal(SENDING.context().rowKey("place"), "place", plain);
        var bits = row.ciphertext().length * 8;
        row.ciphertext()[where % bits / 8] ^= (byte) (1 << where % 8);
        assertTrue(Aead.open(SENDING.context().rowKey("place"), "place", row).isEmpty());
    }

    @Test
    void another_key_another_info_and_another_enc_give_other_row_keys() {
        var right = SENDING.context().rowKey("place");
        assertEquals(
                right,
                Hpke.from(KEY.secret(), SENDING.enc(), "info").orElseThrow().rowKey("place"));
        for (var wrong : new Hpke.Context[] {
            Hpke.from(Hpke.newPair().secret(), SENDING.enc(), "info").orElseThrow(),
            Hpke.from(KEY.secret(), SENDING.enc(), "other").orElseThrow(),
            Hpke.from(KEY.secret(), Hpke.to(KEY.open(), "info").enc(), "info").orElseThrow()
        }) assertTrue(!right.equals(wrong.rowKey("place")));
        assertTrue(Hpke.from(KEY.secret(), new byte[32], "info").isEmpty());
        assertTrue(Hpke.from(KEY.secret(), new byte[3], "info").isEmpty());
    }

    /** RFC 9180, A.1.1 gives no vector for this suite's AES-256; the pair of A.1.1 checks the curve and its encoding. */
    @Test
    void a_private_key_has_the_public_key_that_the_rfc_says() {
        var secret = HexFormat.of().parseHex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
        assertEquals(
                "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
                HexFormat.of().formatHex(Hpke.pair(secret).open()));
    }

    @Property(tries = 40)
    void random_bytes_are_as_many_as_asked_for_and_never_twice_the_same(
            @ForAll @IntRange(min = 16, max = 700) int count) {
        var one = RandomBytes.take(count);
        assertEquals(count, one.length);
        assertTrue(!java.util.Arrays.equals(one, RandomBytes.take(count)));
    }
}
