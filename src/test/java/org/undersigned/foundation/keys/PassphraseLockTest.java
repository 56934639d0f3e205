package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A secret opens with its passphrase, in its place, and not otherwise. */
class PassphraseLockTest {

    private static final byte[] SECRET = {1, 2, 3};

    @Test
    void it_opens_with_the_passphrase_however_a_keyboard_composes_its_letters() {
        var locked = PassphraseLock.lock("caf\u00e9 au bord de la mer", "here", SECRET);
        assertArrayEquals(
                SECRET,
                PassphraseLock.open("cafe\u0301 au bord de la mer", "here", locked)
                        .orElseThrow());
    }

    @Test
    void another_passphrase_another_place_or_one_other_bit_opens_nothing() {
        var locked = PassphraseLock.lock("gravel tulip orbit", "here", SECRET);
        assertEquals(Optional.empty(), PassphraseLock.open("gravel tulip orbit ", "here", locked));
        assertEquals(Optional.empty(), PassphraseLock.open("gravel tulip orbit", "there", locked));
        locked[3] ^= 1;
        assertEquals(Optional.empty(), PassphraseLock.open("gravel tulip orbit", "here", locked));
    }

    @Test
    void locked_twice_it_looks_different() {
        assertFalse(java.util.Arrays.equals(
                PassphraseLock.lock("gravel tulip orbit", "here", SECRET),
                PassphraseLock.lock("gravel tulip orbit", "here", SECRET)));
    }
}
