package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TilePathTest {

    @Test
    void a_path_groups_its_index_by_three_digits() {
        assertEquals("tile/0/000", new TilePath.Hashes(0, 0, 256).encode());
        assertEquals("tile/3/999.p/1", new TilePath.Hashes(3, 999, 1).encode());
        assertEquals("tile/63/x001/000.p/255", new TilePath.Hashes(63, 1000, 255).encode());
        assertEquals("tile/entries/x001/x234/067.p/5", new TilePath.Entries(1_234_067, 5).encode());
        assertEquals("tile/0/x009/x223/x372/x036/x854/x775/807", new TilePath.Hashes(0, Long.MAX_VALUE, 256).encode());
    }

    @Property
    void a_path_that_is_written_reads_back(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(min = 0) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        var hashes = new TilePath.Hashes(level, index, width);
        assertEquals(hashes, TilePath.parse(hashes.encode()));
        var entries = new TilePath.Entries(index, width);
        assertEquals(entries, TilePath.parse(entries.encode()));
    }

    @Test
    void any_other_way_to_write_it_is_refused() {
        for (var path : new String[] {
            "",
            "tile",
            "tile/",
            "tile/0",
            "tile/0/",
            "/tile/0/000",
            "tile/0/000/",
            "tile/0/0",
            "tile/0/0000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/+1/000",
            "tile/x/000",
            "tile/0/x000/001",
            "tile/0/001/067",
            "tile/0/x001/x067",
            "tile/0/x001",
            "tile/0/000.p",
            "tile/0/000.p/",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/1.p/1",
            "tile/0/000.p/99999999999999999999",
            "tile/8/0/000",
            "tile/Entries/000",
            "tile/entries/../000",
            "tile/0/\u0661\u0662\u0663",
            "tile/0/x009/x223/x372/x036/x854/x775/808",
            "tile/0/x001/x009/x223/x372/x036/x854/x775/807",
        }) assertThrows(MalformedException.class, () -> TilePath.parse(path), path);
    }
}
