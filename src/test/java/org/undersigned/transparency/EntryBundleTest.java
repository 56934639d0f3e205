package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

    @Test
    void each_entry_stands_after_its_length_with_the_greater_byte_first() {
        var bundle = EntryBundle.of(0, List.of(new byte[] {7}, new byte[0], new byte[258]));
        assertArrayEquals(new byte[] {0, 1, 7, 0, 0, 1, 2, 0}, java.util.Arrays.copyOf(bundle.bytes(), 8));
        assertEquals(2 + 1 + 2 + 2 + 258, bundle.bytes().length);
    }

    @Property(tries = 200)
    void what_is_bundled_comes_out_and_a_wider_bundle_begins_with_every_narrower_one(
            @ForAll @Size(min = 1, max = 256) List<@Size(max = 40) byte[]> entries,
            @ForAll @IntRange(min = 1, max = 256) int any) {
        var bundle = EntryBundle.of(3, entries);
        assertEquals(hashes(entries), hashes(bundle.entries()));
        int width = 1 + any % entries.size();
        assertEquals(EntryBundle.of(3, entries.subList(0, width)), bundle.prefix(width));
    }

    @Test
    void an_entry_of_65535_bytes_fits_and_a_longer_one_does_not() {
        var longest = EntryBundle.of(0, List.of(new byte[65_535]));
        assertEquals(65_535, longest.entries().getFirst().length);
        assertThrows(MalformedException.class, () -> EntryBundle.of(0, List.of(new byte[65_536])));
        assertThrows(MalformedException.class, () -> RightEdge.EMPTY.append(List.of(new byte[65_536])));
    }

    @Test
    void bytes_that_are_not_exactly_the_entries_are_refused() {
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 1, new byte[0]));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 1, new byte[1]));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 1, new byte[] {0, 2, 1}));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 1, new byte[] {0, 1, 1, 0}));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 2, new byte[] {0, 1, 1}));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 0, new byte[0]));
        assertThrows(MalformedException.class, () -> new EntryBundle(0, 257, new byte[514]));
        assertThrows(MalformedException.class, () -> EntryBundle.of(0, Collections.nCopies(257, new byte[0])));
    }

    private static List<Hash> hashes(List<byte[]> entries) {
        return entries.stream().map(Hash::leaf).toList();
    }
}
