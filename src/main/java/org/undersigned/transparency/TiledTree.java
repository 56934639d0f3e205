package org.undersigned.transparency;

import static org.undersigned.transparency.VerificationException.Reason.CORRUPT_TILES;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A log of a known size and root whose hashes are in stored tiles: makes the proofs of RFC 6962, section 2.1.
 *
 * <p>A proof needs at most two tiles of each level, so at most eight of 8 KB at 100 million leaves. Before a proof is returned it is
 * checked against the root; every hash that went into it takes part in that.
 */
public final class TiledTree {

    private final TreeHead head;
    private final TileReader reader;

    /** A tree whose root is already trusted: that of the newest checkpoint. */
    public TiledTree(TreeHead head, TileReader reader) {
        this.head = head;
        this.reader = reader;
    }

    /**
     * Shows that leaf {@code index} is in this tree.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; size
     * @throws VerificationException (CORRUPT_TILES) if the tiles do not lead to the root
     */
    public InclusionProof inclusion(long index) {
        Objects.checkIndex(index, head.size());
        var hashes = new TileHashes(head.size(), reader);
        var path = new ArrayList<Hash>();
        siblings(hashes, index, 0, head.size(), path);
        var proof = new InclusionProof(index, head.size(), path);
        require(proof.proves(hashes.root(index, index + 1), head.root()));
        return proof;
    }

    /**
     * Shows that this tree begins with the first {@code older} leaves, whatever root they had.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= older &lt;= size
     * @throws VerificationException (CORRUPT_TILES) if the tiles do not lead to the root
     */
    public ConsistencyProof consistency(long older) {
        return grown(older).proof;
    }

    /** Size and root that this log had when it had {@code older} leaves. Throws as {@link #consistency} does. */
    public TreeHead at(long older) {
        return grown(older).from;
    }

    private record Grown(TreeHead from, ConsistencyProof proof) {}

    private Grown grown(long older) {
        if (older < 0 || older > head.size()) throw new IndexOutOfBoundsException(older + " of " + head.size());
        var hashes = new TileHashes(head.size(), reader);
        var path = new ArrayList<Hash>();
        if (older > 0 && older < head.size()) growth(hashes, older, 0, head.size(), true, path);
        var proof = new ConsistencyProof(older, head.size(), path);
        var from = new TreeHead(older, hashes.root(0, older));
        require(proof.proves(from.root(), head.root()));
        return new Grown(from, proof);
    }

    /** PATH(m, D[n]) of RFC 6962, section 2.1.1. */
    private static void siblings(TileHashes hashes, long index, long from, long to, List<Hash> path) {
        if (to - from == 1) return;
        long split = from + split(to - from);
        if (index < split) {
            siblings(hashes, index, from, split, path);
            path.add(hashes.root(split, to));
        } else {
            siblings(hashes, index, split, to, path);
            path.add(hashes.root(from, split));
        }
    }

    /** SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2. */
    private static void growth(TileHashes hashes, long older, long from, long to, boolean known, List<Hash> path) {
        if (older == to) {
            if (!known) path.add(hashes.root(from, to));
            return;
        }
        long split = from + split(to - from);
        if (older <= split) {
            growth(hashes, older, from, split, known, path);
            path.add(hashes.root(split, to));
        } else {
            growth(hashes, older, split, to, false, path);
            path.add(hashes.root(from, split));
        }
    }

    /** The greatest power of two below {@code leaves}, which is at least 2. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private void require(boolean proven) {
        if (!proven)
            throw new VerificationException(CORRUPT_TILES, "the tiles do not lead to the root of size " + head.size());
    }
}
