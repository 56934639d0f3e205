package org.undersigned.transparency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log whose store is two maps: the widest version of each tile and bundle, as a real store keeps them. */
final class MemoryLog {

    record Place(int level, long index) {}

    final Map<Place, byte[]> tiles = new HashMap<>();
    final Map<Long, byte[]> bundles = new HashMap<>();
    TreeHead head = TreeHead.EMPTY;
    int tilesRead;

    static MemoryLog of(List<byte[]> entries) {
        var log = new MemoryLog();
        log.append(entries);
        return log;
    }

    /** Appends from what is stored, never from what is remembered. */
    RightEdge.Appended append(List<byte[]> entries) {
        var appended = RightEdge.read(head, this::tile, this::entries).append(entries);
        for (var tile : appended.tiles()) tiles.put(new Place(tile.level(), tile.index()), tile.bytes());
        for (var bundle : appended.bundles()) bundles.put(bundle.index(), bundle.bytes());
        head = appended.head();
        return appended;
    }

    byte[] tile(TilePath.Hashes path) {
        tilesRead++;
        return tiles.get(new Place(path.level(), path.index()));
    }

    byte[] entries(TilePath.Entries path) {
        return bundles.get(path.index());
    }

    TiledTree tree() {
        return new TiledTree(head, this::tile);
    }
}
