package org.undersigned.transparency;

/** Where stored tiles of one log come from. What it returns is checked before it is used. */
@FunctionalInterface
public interface TileReader {

    /**
     * The bytes of a tile: 32 for each hash. More than asked for is welcome, since a wider tile begins with every narrower one; fewer,
     * or {@code null}, count as corrupt.
     */
    byte[] read(TilePath.Hashes tile);
}
