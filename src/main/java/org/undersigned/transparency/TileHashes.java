package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.CORRUPT_TILES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Roots of parts of a tree, out of its tiles. Holds the tiles that one computation has read, at most some sixteen. */
final class TileHashes {

    /** Levels that a tree of at most 2^63 - 1 leaves can have. */
    static final int LEVELS = 8;

    private final long size;
    private final TileReader reader;
    private final Map<TilePath.Hashes, Tile> read = new HashMap<>();

    TileHashes(long size, TileReader reader) {
        this.size = size;
        this.reader = reader;
    }

    /** Hashes on a level of a tree of {@code size} leaves: complete subtrees of 256^level leaves. */
    static long hashes(long size, int level) {
        return size >> (8 * level);
    }

    /** The partial tiles at the right end, of all levels that have one, from the leaves up. */
    List<Tile> partial() {
        var partial = new ArrayList<Tile>();
        for (int level = 0; level < LEVELS; level++) {
            long hashes = hashes(size, level);
            if (hashes % TilePath.FULL > 0) partial.add(tile(level, hashes / TilePath.FULL));
        }
        return partial;
    }

    /** MTH(D[from:to]) of RFC 6962. {@code from} is where that RFC would split. */
    Hash root(long from, long to) {
        long leaves = to - from;
        if (leaves == 0) return Hash.EMPTY;
        long left = Long.highestOneBit(leaves);
        if (left == leaves) return complete(from, Long.numberOfTrailingZeros(leaves));
        return Hash.node(root(from, from + left), root(from + left, to));
    }

    private Hash complete(long from, int height) {
        int level = height / 8;
        long first = from >> (8 * level);
        return tile(level, first / TilePath.FULL).root((int) (first % TilePath.FULL), 1 << (height % 8));
    }

    private Tile tile(int level, long index) {
        long rest = hashes(size, level) - index * TilePath.FULL;
        var path = new TilePath.Hashes(level, index, (int) Math.min(rest, TilePath.FULL));
        return read.computeIfAbsent(path, wanted -> {
            var bytes = reader.read(wanted);
            int length = wanted.width() * Hash.BYTES;
            if (bytes == null || bytes.length < length)
                throw new VerificationException(CORRUPT_TILES, wanted.encode() + " is missing or too short");
            return new Tile(level, index, wanted.width(), Arrays.copyOf(bytes, length));
        });
    }
}
