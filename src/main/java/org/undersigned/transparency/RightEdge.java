package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.CORRUPT_TILES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that has to be known of a log in order to append to it: the partial tiles at its right end, at most one for each level, and the
 * partial bundle of entries. Some 32 KB at 100 million leaves.
 *
 * @param size leaves
 * @param tiles the partial tiles that are not empty, from level 0 up
 * @param entries the partial bundle, if {@code size} is no multiple of 256
 */
public record RightEdge(long size, List<Tile> tiles, Optional<EntryBundle> entries) {

    /** The edge of a log without entries. */
    public static final RightEdge EMPTY = new RightEdge(0, List.of(), Optional.empty());

    /** @throws MalformedException unless tiles and entries are exactly those that a log of this size has at its edge */
    public RightEdge {
        tiles = List.copyOf(tiles);
        var expected = new ArrayList<TilePath>();
        for (int level = 0; level < TileHashes.LEVELS; level++) {
            long hashes = TileHashes.hashes(size, level);
            if (hashes % TilePath.FULL > 0)
                expected.add(new TilePath.Hashes(level, hashes / TilePath.FULL, (int) (hashes % TilePath.FULL)));
        }
        if (size < 0 || !expected.equals(tiles.stream().map(Tile::path).toList()))
            throw new MalformedException("not the edge of a tree of size " + size);
        int width = (int) (size % TilePath.FULL);
        if (entries.map(EntryBundle::width).orElse(0) != width
                || entries.map(EntryBundle::index).orElse(size / TilePath.FULL) != size / TilePath.FULL)
            throw new MalformedException("not the last entries of a tree of size " + size);
    }

    /**
     * Reads the edge of a log from its store, at most eight tiles and one bundle.
     *
     * @throws VerificationException (CORRUPT_TILES) unless the tiles lead to the root of {@code head} and the entries to their hashes
     */
    public static RightEdge read(TreeHead head, TileReader tiles, EntryReader entries) {
        var last = Optional.<EntryBundle>empty();
        if (head.size() % TilePath.FULL > 0) last = Optional.of(read(head.size(), entries));
        var edge = new RightEdge(head.size(), new TileHashes(head.size(), tiles).partial(), last);
        if (!edge.head().equals(head) || !edge.entriesMatch())
            throw new VerificationException(CORRUPT_TILES, "the stored edge is not that of size " + head.size());
        return edge;
    }

    private static EntryBundle read(long size, EntryReader entries) {
        var path = new TilePath.Entries(size / TilePath.FULL, (int) (size % TilePath.FULL));
        var bytes = entries.read(path);
        try {
            if (bytes != null) return EntryBundle.first(path, bytes);
        } catch (MalformedException e) {
            throw new VerificationException(CORRUPT_TILES, path.encode() + ": " + e.getMessage());
        }
        throw new VerificationException(CORRUPT_TILES, path.encode() + " is missing");
    }

    private boolean entriesMatch() {
        if (entries.isEmpty()) return true;
        var leaves = tiles.getFirst();
        var last = entries.get().entries();
        for (int i = 0; i < last.size(); i++) if (!Hash.leaf(last.get(i)).equals(leaves.hash(i))) return false;
        return true;
    }

    /** Size and root. The partial tiles together cover the whole tree, so nothing else has to be read. */
    public TreeHead head() {
        Hash root = null;
        for (var tile : tiles)
            for (int end = tile.width(); end > 0; end -= Integer.lowestOneBit(end)) {
                int count = Integer.lowestOneBit(end);
                var left = tile.root(end - count, count);
                root = root == null ? left : Hash.node(left, root);
            }
        return new TreeHead(size, root == null ? Hash.EMPTY : root);
    }

    /**
     * What appending changes, to be stored together before the new head is signed.
     *
     * @param edge the edge afterwards, for the next batch
     * @param head size and root afterwards
     * @param tiles every tile that is new or has become wider, each in its widest form, by level and index
     * @param bundles the same for entries
     */
    public record Appended(RightEdge edge, TreeHead head, List<Tile> tiles, List<EntryBundle> bundles) {}

    /**
     * Appends entries in their order; the first becomes number {@link #size}.
     *
     * @throws MalformedException if an entry is longer than {@link EntryBundle#LONGEST} bytes
     * @throws ArithmeticException beyond 2^63 - 1 leaves
     */
    public Appended append(List<byte[]> batch) {
        var changed = new ArrayList<Tile>();
        var partial = new ArrayList<Tile>();
        var rising = batch.stream().map(Hash::leaf).toList();
        for (int level = 0; level < TileHashes.LEVELS; level++) rising = rise(level, rising, changed, partial);
        var bundles = bundles(batch);
        long grown = Math.addExact(size, batch.size());
        var open = grown % TilePath.FULL == 0
                ? Optional.<EntryBundle>empty()
                : batch.isEmpty() ? entries : Optional.of(bundles.getLast());
        var edge = new RightEdge(grown, partial, open);
        return new Appended(edge, edge.head(), List.copyOf(changed), bundles);
    }

    /** Puts hashes on one level and returns the roots of the tiles that they fill, which belong on the level above. */
    private List<Hash> rise(int level, List<Hash> hashes, List<Tile> changed, List<Tile> partial) {
        long before = TileHashes.hashes(size, level);
        long index = before / TilePath.FULL;
        int width = (int) (before % TilePath.FULL);
        var old = tiles.stream().filter(tile -> tile.level() == level).findFirst();
        if (hashes.isEmpty()) {
            old.ifPresent(partial::add);
            return hashes;
        }
        var bytes = new byte[TilePath.FULL * Hash.BYTES];
        old.ifPresent(tile -> System.arraycopy(tile.bytes(), 0, bytes, 0, tile.bytes().length));
        var filled = new ArrayList<Hash>();
        for (var hash : hashes) {
            hash.copyTo(bytes, width++);
            if (width < TilePath.FULL) continue;
            var tile = new Tile(level, index++, width, bytes.clone());
            changed.add(tile);
            filled.add(tile.root(0, width));
            width = 0;
        }
        if (width > 0) {
            var tile = new Tile(level, index, width, Arrays.copyOf(bytes, width * Hash.BYTES));
            changed.add(tile);
            partial.add(tile);
        }
        return filled;
    }

    private List<EntryBundle> bundles(List<byte[]> batch) {
        if (batch.isEmpty()) return List.of();
        var open = new ArrayList<>(entries.map(EntryBundle::entries).orElse(List.of()));
        open.addAll(batch);
        var bundles = new ArrayList<EntryBundle>();
        for (int from = 0; from < open.size(); from += TilePath.FULL)
            bundles.add(EntryBundle.of(
                    size / TilePath.FULL + bundles.size(),
                    open.subList(from, Math.min(from + TilePath.FULL, open.size()))));
        return List.copyOf(bundles);
    }
}
