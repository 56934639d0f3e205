package org.undersigned.transparency;

import java.util.Arrays;

/**
 * Hashes of one level of a tree, at most 256 next to one another (C2SP tlog-tiles).
 *
 * <p>A wider version of a tile begins with every narrower one. So a store that keeps the widest of each serves all partial tiles that
 * were ever published, by {@link #prefix}.
 *
 * @param level 0 for hashes of leaves; above, each hash is the root of a full tile of the level below
 * @param index position in the level, from 0
 * @param width hashes, 1 to 256
 * @param bytes exactly {@code 32 * width}; not copied, and never changed by anybody
 */
public record Tile(int level, long index, int width, byte[] bytes) {

    /** @throws MalformedException if the bytes do not fit the width, or a part is out of bounds */
    public Tile {
        var path = new TilePath.Hashes(level, index, width);
        if (bytes.length != width * Hash.BYTES)
            throw new MalformedException(bytes.length + " bytes for " + path.encode());
    }

    /** Where the tile is served. */
    public TilePath.Hashes path() {
        return new TilePath.Hashes(level, index, width);
    }

    /** Whether nothing can be added any more. */
    public boolean full() {
        return width == TilePath.FULL;
    }

    /**
     * The same tile as it was when it had {@code width} hashes.
     *
     * @throws MalformedException if it never had
     */
    public Tile prefix(int width) {
        return new Tile(level, index, width, Arrays.copyOf(bytes, Math.min(bytes.length, width * Hash.BYTES)));
    }

    /** The hash at {@code position}, 0 to {@code width - 1}. */
    Hash hash(int position) {
        return Hash.at(bytes, position);
    }

    /** The root over {@code count} hashes from {@code first}; {@code count} is a power of two. */
    Hash root(int first, int count) {
        return Hash.root(Arrays.copyOfRange(bytes, first * Hash.BYTES, (first + count) * Hash.BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile that && path().equals(that.path()) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * path().hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return path().encode();
    }
}
