package org.undersigned.transparency;

/**
 * The state of a log: how many leaves it has, and the root over them.
 *
 * @param size leaves, 0 to 2^63 - 1
 * @param root the root over the first {@code size} leaves; {@link Hash#EMPTY} without any
 */
public record TreeHead(long size, Hash root) {

    /** A log without entries. */
    public static final TreeHead EMPTY = new TreeHead(0, Hash.EMPTY);

    /** @throws MalformedException for a negative size, or another root than {@link Hash#EMPTY} for size 0 */
    public TreeHead {
        if (size < 0) throw new MalformedException("a negative size");
        if (size == 0 && !root.equals(Hash.EMPTY)) throw new MalformedException("a root over no leaves");
    }
}
