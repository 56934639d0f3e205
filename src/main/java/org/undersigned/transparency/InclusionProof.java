package org.undersigned.transparency;

import java.util.List;

/**
 * Shows that one leaf is in a tree (RFC 6962, section 2.1.1).
 *
 * @param index of the leaf, from 0
 * @param size leaves of the tree, more than {@code index}
 * @param hashes from the leaf's sibling up to the child of the root, at most 63
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

    /** @throws MalformedException if there can be no such leaf */
    public InclusionProof {
        if (index < 0 || index >= size) throw new MalformedException("no leaf " + index + " in " + size);
        hashes = List.copyOf(hashes);
    }

    /** Whether the hashes lead from {@code leaf} to {@code root}, with none missing and none too many (RFC 9162, 2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        long node = index;
        long last = size - 1;
        var above = leaf;
        for (var sibling : hashes) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                above = Hash.node(sibling, above);
                // The last node of a level may have no sibling; it moves up as it is.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else above = Hash.node(above, sibling);
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && above.equals(root);
    }
}
