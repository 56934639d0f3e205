package org.undersigned.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.signature.Commitment;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.EntryReader;
import org.undersigned.transparency.NoteSigner;
import org.undersigned.transparency.RightEdge;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TileReader;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.TreeHead;

/** MadeUpLogs of made-up signatures in memory, the same in every run. Signature number i has a salt of bytes i and a tag of bytes i + 1. */
final class MadeUpLogs {

    static final String ORIGIN = "petitions.example.org/log/7d3f/signatures";

    private MadeUpLogs() {}

    /** A signer whose 32 secret bytes are all {@code seed}. */
    static NoteSigner signer(String name, int seed) {
        return NoteSigner.ofSeed(name, filled(seed));
    }

    static byte[] filled(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static Leaf.OfSignature leaf(int i) {
        return new Leaf.OfSignature(Commitment.of(filled(i), ORIGIN, filled(i + 1)));
    }

    /** A log at one size. */
    record Log(TreeHead head, TiledTree tree, int first) {

        SignedNote checkpoint() {
            return new Checkpoint(ORIGIN, head).sign(signer(ORIGIN, 1));
        }

        Receipt anonymous(int i) {
            return Receipt.anonymous(
                    leaf(i),
                    tree.inclusion(i - first),
                    checkpoint(),
                    signer(ORIGIN, 1).verifier());
        }

        Receipt personal(int i) {
            return personal(i, filled(i));
        }

        Receipt personal(int i, byte[] salt) {
            return Receipt.personal(
                    leaf(i),
                    tree.inclusion(i - first),
                    checkpoint(),
                    signer(ORIGIN, 1).verifier(),
                    salt,
                    filled(i + 1));
        }
    }

    /** The log of the first {@code size} signatures. */
    static Log of(int size) {
        return startingAt(0, size);
    }

    /** The log of {@code size} signatures, the first of them {@code first}. */
    static Log startingAt(int first, int size) {
        Map<List<Long>, byte[]> stored = new HashMap<>();
        TileReader tiles = path -> stored.get(List.of((long) path.level(), path.index()));
        EntryReader none = path -> {
            throw new AssertionError("an empty log has no entries");
        };
        var entries = new ArrayList<byte[]>();
        for (int i = first; i < first + size; i++) entries.add(leaf(i).bytes());
        var appended = RightEdge.read(TreeHead.EMPTY, tiles, none).append(entries);
        for (var tile : appended.tiles()) stored.put(List.of((long) tile.level(), tile.index()), tile.bytes());
        return new Log(appended.head(), new TiledTree(appended.head(), tiles), first);
    }
}
