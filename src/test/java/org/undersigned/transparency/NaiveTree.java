package org.undersigned.transparency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word and as slow as they are: what the tiles are compared with. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<byte[]> entries) {
        if (entries.isEmpty()) return Hash.EMPTY;
        if (entries.size() == 1) return Hash.leaf(entries.getFirst());
        int k = split(entries.size());
        return Hash.node(root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    static List<Hash> path(int m, List<byte[]> entries) {
        if (entries.size() == 1) return List.of();
        int k = split(entries.size());
        var left = entries.subList(0, k);
        var right = entries.subList(k, entries.size());
        return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
    }

    static List<Hash> growth(int m, List<byte[]> entries) {
        return growth(m, entries, true);
    }

    private static List<Hash> growth(int m, List<byte[]> entries, boolean known) {
        if (m == entries.size()) return known ? List.of() : List.of(root(entries));
        int k = split(entries.size());
        var left = entries.subList(0, k);
        var right = entries.subList(k, entries.size());
        return m <= k ? with(growth(m, left, known), root(right)) : with(growth(m - k, right, false), root(left));
    }

    /** Entries that differ from one another. */
    static List<byte[]> entries(int count) {
        var entries = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) entries.add(("entry " + i + "\n").getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
