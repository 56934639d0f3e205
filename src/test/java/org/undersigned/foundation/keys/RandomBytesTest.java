package org.undersigned.foundation.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomBytesTest {

    @Test
    void ids_are_of_version_4_and_all_different() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            var id = RandomBytes.id();
            assertEquals(4, id.version());
            assertEquals(2, id.variant());
            ids.add(id);
        }
        assertEquals(10_000, ids.size());
    }

    @Test
    void every_bit_that_may_differ_does() {
        var seen = IntStream.range(0, 1_000).mapToObj(i -> RandomBytes.id()).toList();
        var ones = seen.stream().mapToLong(UUID::getMostSignificantBits).reduce(0, (a, b) -> a | b);
        var zeros = seen.stream().mapToLong(UUID::getMostSignificantBits).reduce(-1, (a, b) -> a & b);
        assertEquals(0xFFFF_FFFF_FFFF_4FFFL, ones);
        assertEquals(0x4000L, zeros);
        var lowOnes = seen.stream().mapToLong(UUID::getLeastSignificantBits).reduce(0, (a, b) -> a | b);
        var lowZeros = seen.stream().mapToLong(UUID::getLeastSignificantBits).reduce(-1, (a, b) -> a & b);
        assertEquals(0xBFFF_FFFF_FFFF_FFFFL, lowOnes);
        assertEquals(0x8000_0000_0000_0000L, lowZeros);
    }
}
