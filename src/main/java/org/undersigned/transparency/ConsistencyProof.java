package org.undersigned.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree grew out of an older one by appending alone (RFC 6962, section 2.1.2).
 *
 * @param older leaves of the older tree
 * @param newer leaves of the newer tree, at least {@code older}
 * @param hashes in the order of RFC 6962, none if the trees are of one size or the older one is empty
 */
public record ConsistencyProof(long older, long newer, List<Hash> hashes) {

    /** @throws MalformedException if the sizes are negative or the wrong way round */
    public ConsistencyProof {
        if (older < 0 || older > newer) throw new MalformedException("from " + older + " leaves to " + newer);
        hashes = List.copyOf(hashes);
    }

    /** Whether the hashes lead to both roots, with none missing and none too many (RFC 9162, section 2.1.4.2). */
    public boolean proves(Hash olderRoot, Hash newerRoot) {
        if (older == newer) return hashes.isEmpty() && olderRoot.equals(newerRoot);
        if (older == 0) return hashes.isEmpty() && olderRoot.equals(Hash.EMPTY);
        var path = new ArrayList<>(hashes);
        // An older tree that is complete is a node of the newer one, and the proof leaves it out.
        if (Long.bitCount(older) == 1) path.addFirst(olderRoot);
        if (path.isEmpty()) return false;
        int complete = Long.numberOfTrailingZeros(older);
        long node = (older - 1) >> complete;
        long last = (newer - 1) >> complete;
        var olderAbove = path.getFirst();
        var newerAbove = path.getFirst();
        for (var sibling : path.subList(1, path.size())) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                olderAbove = Hash.node(sibling, olderAbove);
                newerAbove = Hash.node(sibling, newerAbove);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else newerAbove = Hash.node(newerAbove, sibling);
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && olderAbove.equals(olderRoot) && newerAbove.equals(newerRoot);
    }
}
