package org.undersigned.transparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 entries of a log in a row, each after its length in two bytes, the greater first (C2SP tlog-tiles).
 *
 * <p>As with {@link Tile}, a wider bundle begins with every narrower one.
 *
 * @param index position, from 0; the first entry is number {@code 256 * index} of the log
 * @param width entries, 1 to 256
 * @param bytes the encoded entries; not copied, and never changed by anybody
 */
public record EntryBundle(long index, int width, byte[] bytes) {

    /** Bytes of the longest entry that the format can hold. */
    public static final int LONGEST = 0xffff;

    /** @throws MalformedException if the bytes are not exactly {@code width} entries, or a part is out of bounds */
    public EntryBundle {
        new TilePath.Entries(index, width);
        if (end(bytes, width) != bytes.length) throw new MalformedException("bytes after the last entry");
    }

    /**
     * A bundle of these entries.
     *
     * @throws MalformedException if one is longer than {@link #LONGEST}, or for none or over 256
     */
    public static EntryBundle of(long index, List<byte[]> entries) {
        int length = 0;
        for (var entry : entries) {
            if (entry.length > LONGEST) throw new MalformedException("an entry of " + entry.length + " bytes");
            length += 2 + entry.length;
        }
        var buffer = ByteBuffer.allocate(length);
        for (var entry : entries) buffer.putShort((short) entry.length).put(entry);
        return new EntryBundle(index, entries.size(), buffer.array());
    }

    /** Where the bundle is served. */
    public TilePath.Entries path() {
        return new TilePath.Entries(index, width);
    }

    /** Copies of the entries, in their order. */
    public List<byte[]> entries() {
        var entries = new ArrayList<byte[]>(width);
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            var entry = new byte[Short.toUnsignedInt(buffer.getShort())];
            buffer.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    /**
     * The same bundle as it was when it had {@code width} entries.
     *
     * @throws MalformedException if it never had
     */
    public EntryBundle prefix(int width) {
        return first(new TilePath.Entries(index, width), bytes);
    }

    /**
     * The bundle that {@code path} names, out of bytes that may hold more entries.
     *
     * @throws MalformedException for fewer
     */
    public static EntryBundle first(TilePath.Entries path, byte[] bytes) {
        return new EntryBundle(path.index(), path.width(), Arrays.copyOf(bytes, end(bytes, path.width())));
    }

    private static int end(byte[] bytes, int width) {
        int at = 0;
        for (int i = 0; i < width; i++) {
            if (at + 2 > bytes.length) throw new MalformedException("fewer than " + width + " entries");
            at += 2 + (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
        }
        if (at > bytes.length) throw new MalformedException("the last entry is cut off");
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryBundle that && path().equals(that.path()) && Arrays.equals(bytes, that.bytes);
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
