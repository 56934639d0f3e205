package org.undersigned.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.undersigned.transparency.VerificationException.Reason;

class TiledTreeTest {

    private static final List<byte[]> ENTRIES = NaiveTree.entries(1200);

    @Property(tries = 60)
    void batches_of_any_size_give_the_tree_that_the_definition_gives_at_once(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 300) Integer> batches) {
        var log = new MemoryLog();
        int size = 0;
        for (int batch : batches) {
            batch = Math.min(batch, ENTRIES.size() - size);
            log.append(ENTRIES.subList(size, size + batch));
            size += batch;
            assertEquals(new TreeHead(size, NaiveTree.root(ENTRIES.subList(0, size))), log.head);
        }
        var atOnce = MemoryLog.of(ENTRIES.subList(0, size));
        assertEquals(atOnce.tiles.keySet(), log.tiles.keySet());
        for (var place : log.tiles.keySet())
            assertEquals(
                    new Hash(Hash.digest().digest(atOnce.tiles.get(place))),
                    new Hash(Hash.digest().digest(log.tiles.get(place))));
        var stored = new ArrayList<Hash>();
        for (long i = 0; i * TilePath.FULL < size; i++) {
            int width = (int) Math.min(size - i * TilePath.FULL, TilePath.FULL);
            new EntryBundle(i, width, log.bundles.get(i)).entries().forEach(entry -> stored.add(Hash.leaf(entry)));
        }
        assertEquals(ENTRIES.subList(0, size).stream().map(Hash::leaf).toList(), stored);
    }

    @Property(tries = 100)
    void every_leaf_is_included(
            @ForAll @IntRange(min = 1, max = 1200) int size, @ForAll @IntRange(max = 1199) int any) {
        int index = any % size;
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        var proof = log.tree().inclusion(index);
        assertEquals(NaiveTree.path(index, ENTRIES.subList(0, size)), proof.hashes());
        assertTrue(proof.proves(Hash.leaf(ENTRIES.get(index)), log.head.root()));
        if (size > 1)
            assertFalse(proof.proves(Hash.leaf(ENTRIES.get((index + 1) % size)), log.head.root()), "another leaf");
    }

    @Property(tries = 100)
    void every_prefix_is_consistent(@ForAll @IntRange(max = 1200) int size, @ForAll @IntRange(max = 1200) int any) {
        int older = any % (size + 1);
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        var proof = log.tree().consistency(older);
        var olderRoot = NaiveTree.root(ENTRIES.subList(0, older));
        if (older > 0) assertEquals(NaiveTree.growth(older, ENTRIES.subList(0, size)), proof.hashes());
        assertTrue(proof.proves(olderRoot, log.head.root()));
        assertEquals(new TreeHead(older, olderRoot), log.tree().at(older));
        if (older > 0) assertFalse(proof.proves(Hash.leaf(new byte[] {1}), log.head.root()), "another past");
    }

    @Property(tries = 300)
    void a_flipped_bit_in_a_proof_is_refused(
            @ForAll @IntRange(min = 2, max = 700) int size,
            @ForAll @IntRange(max = 699) int any,
            @ForAll @IntRange(max = 9999) int bit) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        int index = any % size;
        var inclusion = log.tree().inclusion(index);
        var bent = new InclusionProof(index, size, flip(inclusion.hashes(), bit));
        assertFalse(bent.proves(Hash.leaf(ENTRIES.get(index)), log.head.root()));
        int older = 1 + any % (size - 1);
        var consistency = log.tree().consistency(older);
        var broken = new ConsistencyProof(older, size, flip(consistency.hashes(), bit));
        assertFalse(broken.proves(NaiveTree.root(ENTRIES.subList(0, older)), log.head.root()));
    }

    @Property(tries = 200)
    void a_hash_more_or_less_is_refused(
            @ForAll @IntRange(min = 2, max = 700) int size, @ForAll @IntRange(max = 699) int any) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        int index = any % size;
        var leaf = Hash.leaf(ENTRIES.get(index));
        var hashes = log.tree().inclusion(index).hashes();
        var longer = new ArrayList<>(hashes);
        longer.add(leaf);
        assertFalse(new InclusionProof(index, size, longer).proves(leaf, log.head.root()));
        assertFalse(new InclusionProof(index, size, hashes.subList(1, hashes.size())).proves(leaf, log.head.root()));
        int older = 1 + any % (size - 1);
        var olderRoot = NaiveTree.root(ENTRIES.subList(0, older));
        var growth = new ArrayList<>(log.tree().consistency(older).hashes());
        assertFalse(
                new ConsistencyProof(older, size, growth.subList(1, growth.size())).proves(olderRoot, log.head.root()));
        growth.add(leaf);
        assertFalse(new ConsistencyProof(older, size, growth).proves(olderRoot, log.head.root()));
    }

    @Property(tries = 100)
    void a_proof_that_ends_too_early_for_its_tree_is_refused(@ForAll @IntRange(min = 1, max = 700) int size) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        var leaf = Hash.leaf(ENTRIES.getFirst());
        var hashes = log.tree().inclusion(0).hashes();
        assertFalse(new InclusionProof(0, 2L * size, hashes).proves(leaf, log.head.root()));
        var growth = log.tree().consistency(1).hashes();
        assertFalse(new ConsistencyProof(1, 2L * size, growth).proves(leaf, log.head.root()));
    }

    @Property(tries = 300)
    void a_flipped_bit_in_a_tile_never_becomes_a_proof(
            @ForAll @IntRange(min = 1, max = 700) int size,
            @ForAll @IntRange(max = 699) int any,
            @ForAll @IntRange(max = 1_000_000) int bit) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        int index = any % size;
        var sound = log.tree().inclusion(index);
        var places = new ArrayList<>(log.tiles.keySet());
        var tile = log.tiles.get(places.get(bit % places.size()));
        tile[(bit / 8) % tile.length] ^= (byte) (1 << (bit % 8));
        try {
            assertEquals(sound, log.tree().inclusion(index), "the flipped bit was not among those read");
        } catch (VerificationException e) {
            assertEquals(Reason.CORRUPT_TILES, e.reason());
        }
    }

    @Property(tries = 200)
    void nothing_is_appended_to_a_damaged_edge(
            @ForAll @IntRange(min = 1, max = 700) int size, @ForAll @IntRange(max = 1_000_000) int bit) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        var edge = RightEdge.read(log.head, log::tile, log::entries);
        var parts = new ArrayList<>(
                edge.tiles().stream().map(tile -> log.tile(tile.path())).toList());
        edge.entries().ifPresent(last -> parts.add(log.bundles.get(last.index())));
        var part = parts.get(bit % parts.size());
        part[(bit / 8) % part.length] ^= (byte) (1 << (bit % 8));
        var refused = assertThrows(VerificationException.class, () -> log.append(ENTRIES.subList(0, 1)));
        assertEquals(Reason.CORRUPT_TILES, refused.reason());
    }

    @Property(tries = 50)
    void a_missing_or_shortened_tile_is_refused(@ForAll @IntRange(min = 1, max = 700) int size) {
        var log = MemoryLog.of(ENTRIES.subList(0, size));
        for (TileReader reader : List.<TileReader>of(path -> null, path -> new byte[path.width() * 32 - 1])) {
            var refused = assertThrows(
                    VerificationException.class, () -> new TiledTree(log.head, reader).inclusion(size - 1));
            assertEquals(Reason.CORRUPT_TILES, refused.reason());
        }
        assertThrows(VerificationException.class, () -> RightEdge.read(log.head, path -> null, path -> null));
    }

    private static List<Hash> flip(List<Hash> hashes, int bit) {
        var flipped = new ArrayList<>(hashes);
        int place = bit % hashes.size();
        var bytes = hashes.get(place).bytes();
        bytes[(bit / 8) % 32] ^= (byte) (1 << (bit % 8));
        flipped.set(place, new Hash(bytes));
        return flipped;
    }
}
