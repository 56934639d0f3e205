package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A log of a hundred million leaves whose tiles are made when they are asked for: its entries repeat after 65,536, so every tile can be
 * told from those of the first 65,536. What it costs is counted in tiles read and written, which is the same on every machine.
 */
class HundredMillionTest {

    private static final int PERIOD = 65_536;
    private static final long SIZE = 100_000_007;
    private static final List<byte[]> ENTRIES = NaiveTree.entries(PERIOD);

    private final MemoryLog period = MemoryLog.of(ENTRIES);
    private final Map<MemoryLog.Place, byte[]> newer = new HashMap<>();
    private int read;

    @Test
    void a_proof_needs_at_most_two_tiles_of_each_level() {
        var tree = new TiledTree(head(), this::tile);
        for (long index : new long[] {0, 1, 255, 256, PERIOD, SIZE / 3, SIZE / 2, SIZE - 300, SIZE - 2, SIZE - 1}) {
            read = 0;
            var proof = tree.inclusion(index);
            assertTrue(read <= 8, read + " tiles for leaf " + index);
            assertTrue(proof.hashes().size() <= 27, proof.hashes().size() + " hashes");
            assertTrue(proof.proves(Hash.leaf(ENTRIES.get((int) (index % PERIOD))), head().root()));
        }
    }

    @Test
    void a_consistency_proof_needs_at_most_three_tiles_of_each_level() {
        var tree = new TiledTree(head(), this::tile);
        for (long older : new long[] {1, 255, 256, 257, PERIOD - 1, PERIOD, 50_000_001, 1L << 26, SIZE - 1, SIZE}) {
            read = 0;
            var proof = tree.consistency(older);
            assertTrue(read <= 12, read + " tiles from " + older);
            assertTrue(proof.proves(tree.at(older).root(), head().root()));
        }
    }

    @Test
    void ten_thousand_more_read_the_edge_and_write_little_else_than_themselves() {
        var before = head();
        read = 0;
        var edge = RightEdge.read(before, this::tile, this::bundle);
        assertTrue(read <= 4, read + " tiles at the edge");
        var batch = ENTRIES.subList(0, 10_000);
        var appended = edge.append(batch);
        assertTrue(appended.tiles().size() <= 40 + 4, appended.tiles().size() + " tiles written");
        assertTrue(appended.bundles().size() <= 41, appended.bundles().size() + " bundles written");
        assertEquals(SIZE + 10_000, appended.head().size());

        for (var tile : appended.tiles()) newer.put(new MemoryLog.Place(tile.level(), tile.index()), tile.bytes());
        var tree = new TiledTree(appended.head(), this::tile);
        assertTrue(tree.consistency(SIZE).proves(before.root(), appended.head().root()));
        read = 0;
        var last = tree.inclusion(SIZE + 9_999);
        assertTrue(read <= 8, read + " tiles for the last leaf");
        assertTrue(last.proves(Hash.leaf(batch.getLast()), appended.head().root()));
    }

    @Test
    void a_log_may_have_as_many_entries_as_a_long_can_count() {
        long size = Long.MAX_VALUE;
        var path = new TilePath.Entries(size / 256, (int) (size % 256));
        var edge = new RightEdge(
                size, new TileHashes(size, this::tile).partial(), Optional.of(EntryBundle.first(path, bundle(path))));
        var tree = new TiledTree(edge.head(), this::tile);
        for (long index : new long[] {0, 1L << 62, size - 1}) {
            read = 0;
            assertTrue(tree.inclusion(index).hashes().size() <= 63);
            assertTrue(read <= 16, read + " tiles");
        }
        assertTrue(tree.consistency(size - 1).hashes().size() <= 64);
        assertThrows(ArithmeticException.class, () -> edge.append(List.of(new byte[0])));
    }

    private TreeHead head() {
        return new RightEdge(SIZE, new TileHashes(SIZE, this::tile).partial(), Optional.of(last())).head();
    }

    private EntryBundle last() {
        var path = new TilePath.Entries(SIZE / 256, (int) (SIZE % 256));
        return EntryBundle.first(path, bundle(path));
    }

    private byte[] bundle(TilePath.Entries path) {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < path.width(); i++) entries.add(ENTRIES.get((int) ((path.index() * 256 + i) % PERIOD)));
        return EntryBundle.of(path.index(), entries).bytes();
    }

    private byte[] tile(TilePath.Hashes path) {
        read++;
        var appended = newer.get(new MemoryLog.Place(path.level(), path.index()));
        if (appended != null) return appended;
        if (path.level() == 0) return period.tile(new TilePath.Hashes(0, path.index() % 256, 256));
        if (path.level() == 1) return period.tile(new TilePath.Hashes(1, 0, 256));
        var repeated = period.head.root();
        for (int level = 2; level < path.level(); level++)
            repeated = full(repeated).root(0, 256);
        return full(repeated).bytes();
    }

    private static Tile full(Hash hash) {
        var bytes = new byte[256 * Hash.BYTES];
        for (int i = 0; i < 256; i++) hash.copyTo(bytes, i);
        return new Tile(2, 0, 256, Arrays.copyOf(bytes, bytes.length));
    }
}
