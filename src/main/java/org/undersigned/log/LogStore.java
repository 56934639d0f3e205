package org.undersigned.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.Hash;
import org.undersigned.transparency.RightEdge;
import org.undersigned.transparency.Tile;
import org.undersigned.transparency.TilePath;
import org.undersigned.transparency.TileReader;
import org.undersigned.transparency.TreeHead;

/** SQL about what is signed and published: heads, tiles, bundles, counts. */
final class LogStore {

    private LogStore() {}

    /** A published log: its state and the note that says so. */
    record Head(UUID petition, LogKind kind, TreeHead tree, byte[] checkpoint) {}

    /** The newest count statement of a petition. */
    record Count(UUID petition, long net, Instant at, byte[] note) {}

    static List<Head> heads(Handle handle) {
        return handle.select("SELECT * FROM log_head")
                .map((row, context) -> head(row))
                .list();
    }

    static List<Count> counts(Handle handle) {
        return handle.select("SELECT * FROM log_count")
                .map((row, context) -> new Count(
                        Column.uuid(row, "petition"),
                        row.getLong("net"),
                        row.getTimestamp("signed_at").toInstant(),
                        row.getBytes("note")))
                .list();
    }

    /** Both heads of a petition, locked until the transaction ends: there is one sequencer. Empty before its logs are opened. */
    static Map<LogKind, Head> lock(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM log_head WHERE petition = ? ORDER BY log FOR UPDATE", petition)
                .map((row, context) -> head(row))
                .collect(Collectors.toMap(Head::kind, head -> head));
    }

    static void save(Handle handle, Head head) {
        handle.createUpdate("""
                        INSERT INTO log_head (petition, log, size, root, checkpoint) VALUES (:petition, :log, :size, :root, :checkpoint)
                        ON CONFLICT (petition, log) DO UPDATE SET size = excluded.size, root = excluded.root, checkpoint = excluded.checkpoint
                        """)
                .bind("petition", head.petition())
                .bind("log", head.kind().word())
                .bind("size", head.tree().size())
                .bind("root", head.tree().root().bytes())
                .bind("checkpoint", head.checkpoint())
                .execute();
    }

    /** Puts cosignatures under a checkpoint, if it is still the newest. */
    static boolean cosign(Handle handle, Head head, byte[] checkpoint) {
        return handle.execute(
                        "UPDATE log_head SET checkpoint = ? WHERE petition = ? AND log = ? AND size = ?",
                        checkpoint,
                        head.petition(),
                        head.kind().word(),
                        head.tree().size())
                == 1;
    }

    static void save(Handle handle, Count count) {
        handle.createUpdate("""
                        INSERT INTO log_count (petition, net, signed_at, note) VALUES (:petition, :net, :at, :note)
                        ON CONFLICT (petition) DO UPDATE SET net = excluded.net, signed_at = excluded.signed_at, note = excluded.note
                        """)
                .bind("petition", count.petition())
                .bind("net", count.net())
                .bind("at", count.at())
                .bind("note", count.note())
                .execute();
    }

    /** Writes what appending changed. */
    static void save(Handle handle, UUID petition, LogKind kind, RightEdge.Appended appended) {
        var tiles = handle.prepareBatch("""
                INSERT INTO log_tile (petition, log, level, index, width, hashes) VALUES (:petition, :log, :level, :index, :width, :bytes)
                ON CONFLICT (petition, log, level, index) DO UPDATE SET width = excluded.width, hashes = excluded.hashes
                """);
        for (var tile : appended.tiles())
            tiles.bind("petition", petition)
                    .bind("log", kind.word())
                    .bind("level", tile.level())
                    .bind("index", tile.index())
                    .bind("width", tile.width())
                    .bind("bytes", tile.bytes())
                    .add();
        if (tiles.size() > 0) tiles.execute();
        var bundles = handle.prepareBatch("""
                INSERT INTO log_bundle (petition, log, index, width, entries) VALUES (:petition, :log, :index, :width, :bytes)
                ON CONFLICT (petition, log, index) DO UPDATE SET width = excluded.width, entries = excluded.entries
                """);
        for (var bundle : appended.bundles())
            bundles.bind("petition", petition)
                    .bind("log", kind.word())
                    .bind("index", bundle.index())
                    .bind("width", bundle.width())
                    .bind("bytes", bundle.bytes())
                    .add();
        if (bundles.size() > 0) bundles.execute();
    }

    /** The right end of a log, checked against its head. */
    static RightEdge edge(Handle handle, Head head) {
        return RightEdge.read(
                head.tree(),
                tiles(handle, head),
                path -> bundle(handle, head.petition(), head.kind(), path).orElse(null));
    }

    /** The tiles of a log as they stand, perhaps wider than its head needs. */
    static TileReader tiles(Handle handle, Head head) {
        return path -> tile(handle, head.petition(), head.kind(), path).orElse(null);
    }

    /** The bytes of a tile, perhaps wider than asked for. */
    static Optional<byte[]> tile(Handle handle, UUID petition, LogKind kind, TilePath.Hashes path) {
        return handle.select(
                        "SELECT hashes FROM log_tile WHERE petition = ? AND log = ? AND level = ? AND index = ?",
                        petition,
                        kind.word(),
                        path.level(),
                        path.index())
                .mapTo(byte[].class)
                .findOne();
    }

    /** The bytes of a bundle, perhaps with more entries than asked for. */
    static Optional<byte[]> bundle(Handle handle, UUID petition, LogKind kind, TilePath.Entries path) {
        return handle.select(
                        "SELECT entries FROM log_bundle WHERE petition = ? AND log = ? AND index = ?",
                        petition,
                        kind.word(),
                        path.index())
                .mapTo(byte[].class)
                .findOne();
    }

    /** A stored tile cut to the width that was published under {@code path}; nothing if it never was. */
    static Optional<Tile> published(Handle handle, UUID petition, LogKind kind, TilePath.Hashes path) {
        return tile(handle, petition, kind, path)
                .filter(bytes -> bytes.length >= path.width() * Hash.BYTES)
                .map(bytes ->
                        new Tile(path.level(), path.index(), bytes.length / Hash.BYTES, bytes).prefix(path.width()));
    }

    /** A stored bundle cut to the width that was published under {@code path}; nothing if it never was. */
    static Optional<EntryBundle> published(Handle handle, UUID petition, LogKind kind, TilePath.Entries path) {
        return handle.select(
                        "SELECT entries FROM log_bundle WHERE petition = ? AND log = ? AND index = ? AND width >= ?",
                        petition,
                        kind.word(),
                        path.index(),
                        path.width())
                .mapTo(byte[].class)
                .findOne()
                .map(bytes -> EntryBundle.first(path, bytes));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                Column.uuid(row, "petition"),
                LogKind.of(row.getString("log")).orElseThrow(),
                new TreeHead(row.getLong("size"), new Hash(row.getBytes("root"))),
                row.getBytes("checkpoint"));
    }
}
