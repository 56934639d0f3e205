package org.undersigned.transparency;

/**
 * Names one tile of a log, as C2SP tlog-tiles puts it into an address: {@code tile/L/N[.p/W]} for hashes, {@code tile/entries/N[.p/W]}
 * for entries. {@code N} is in groups of three digits, all but the last with an {@code x} before them: {@code x001/x234/067}.
 */
public sealed interface TilePath {

    /** Hashes or entries in a full tile. */
    int FULL = 256;

    /** Position of the tile in its level, from 0. */
    long index();

    /** How much of the tile: 1 to 255 is partial, {@link #FULL} is full. */
    int width();

    /** The path below the log's prefix, without a slash before it. */
    String encode();

    /**
     * A tile of hashes.
     *
     * @param level 0 (leaves) to 63; each hash stands for 256^level leaves
     * @param index position in the level, from 0
     * @param width 1 to {@link TilePath#FULL} hashes
     */
    record Hashes(int level, long index, int width) implements TilePath {

        /** @throws MalformedException if a part is out of bounds */
        public Hashes {
            if (level < 0 || level > 63) throw new MalformedException("level " + level);
            requireBounds(index, width);
        }

        @Override
        public String encode() {
            return "tile/" + level + "/" + number(index) + partial(width);
        }
    }

    /**
     * A bundle of entries.
     *
     * @param index position, from 0; its first entry is number {@code 256 * index}
     * @param width 1 to {@link TilePath#FULL} entries
     */
    record Entries(long index, int width) implements TilePath {

        /** @throws MalformedException if a part is out of bounds */
        public Entries {
            requireBounds(index, width);
        }

        @Override
        public String encode() {
            return "tile/entries/" + number(index) + partial(width);
        }
    }

    /**
     * The tile that a path names.
     *
     * @throws MalformedException unless the path is exactly what {@link #encode} writes
     */
    static TilePath parse(String path) {
        var rest = Canonical.after("tile/", path);
        int slash = rest.indexOf('/');
        if (slash < 0) throw new MalformedException("no tile index");
        var kind = rest.substring(0, slash);
        var place = rest.substring(slash + 1);
        int width = FULL;
        int dot = place.indexOf(".p/");
        if (dot >= 0) {
            width = small(place.substring(dot + 3), FULL - 1);
            place = place.substring(0, dot);
        }
        long index = index(place);
        var parsed = kind.equals("entries") ? new Entries(index, width) : new Hashes(small(kind, 63), index, width);
        if (!parsed.encode().equals(path)) throw new MalformedException("not the shortest path");
        return parsed;
    }

    private static int small(String digits, int most) {
        long number = Canonical.number(digits);
        if (number > most) throw new MalformedException("a number beyond " + most);
        return (int) number;
    }

    private static long index(String groups) {
        if (!groups.matches("(x[0-9]{3}/){0,6}[0-9]{3}")) throw new MalformedException("not a tile index");
        try {
            return Long.parseLong(groups.replace("x", "").replace("/", ""));
        } catch (NumberFormatException e) {
            throw new MalformedException("a tile index beyond 2^63 - 1");
        }
    }

    private static String number(long index) {
        var groups = "%03d".formatted(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) groups = "x%03d/".formatted(rest % 1000) + groups;
        return groups;
    }

    private static String partial(int width) {
        return width == FULL ? "" : ".p/" + width;
    }

    private static void requireBounds(long index, int width) {
        if (index < 0) throw new MalformedException("a negative tile index");
        if (width < 1 || width > FULL) throw new MalformedException("a tile of width " + width);
    }
}
