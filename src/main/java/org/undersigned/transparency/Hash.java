package org.undersigned.transparency;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A hash of a Merkle tree: 32 bytes of SHA-256 (RFC 6962, section 2.1). Immutable.
 *
 * @param bytes exactly {@link #BYTES} of them
 */
public record Hash(byte[] bytes) {

    /** Length in bytes. */
    public static final int BYTES = 32;

    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY = new Hash(digest().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /**
     * Copies {@code bytes}.
     *
     * @throws MalformedException if they are not 32
     */
    public Hash {
        if (bytes.length != BYTES) throw new MalformedException("a hash of " + bytes.length + " bytes");
        bytes = bytes.clone();
    }

    /** The hash of a leaf: SHA-256(0x00 || entry). */
    public static Hash leaf(byte[] entry) {
        var digest = digest();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of an inner node: SHA-256(0x01 || left || right). */
    public static Hash node(Hash left, Hash right) {
        var digest = digest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The root over hashes in a row, a power of two of them. Overwrites {@code row}: most of a log's work is done here. */
    static Hash root(byte[] row) {
        var digest = digest();
        try {
            for (int width = row.length / BYTES; width > 1; width /= 2)
                for (int i = 0; i < width / 2; i++) {
                    digest.update(NODE);
                    digest.update(row, 2 * i * BYTES, 2 * BYTES);
                    digest.digest(row, i * BYTES, BYTES);
                }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        return at(row, 0);
    }

    /**
     * From canonical Base64, 44 characters.
     *
     * @throws MalformedException for anything else
     */
    public static Hash parse(String base64) {
        return new Hash(Canonical.base64(base64));
    }

    /** In Base64 (RFC 4648, section 4), 44 characters. */
    public String base64() {
        return Canonical.base64(bytes);
    }

    /** A copy of the 32 bytes. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The hash that stands at {@code position}, counted in hashes, in the bytes of a tile. */
    static Hash at(byte[] tile, int position) {
        return new Hash(Arrays.copyOfRange(tile, position * BYTES, (position + 1) * BYTES));
    }

    void copyTo(byte[] tile, int position) {
        System.arraycopy(bytes, 0, tile, position * BYTES, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
