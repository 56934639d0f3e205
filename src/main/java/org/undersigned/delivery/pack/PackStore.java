package org.undersigned.delivery.pack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about packs and their files. */
final class PackStore {

    /** After so long without a sign of life somebody else makes it. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    private PackStore() {}

    static void insert(Handle handle, Pack pack) {
        handle.createUpdate("""
                        INSERT INTO delivery_pack
                            (id, petition, target, language, letter, signed_by, with_names, recipients, asked_by, asked_at, state)
                        VALUES (:id, :petition, :target, :language, :letter, :signedBy, :withNames, :recipients, :askedBy, :askedAt, :state)
                        """)
                .bind("id", pack.id())
                .bind("petition", pack.petition())
                .bind("target", pack.target())
                .bind("language", pack.language())
                .bind("letter", pack.letter())
                .bind("signedBy", pack.signedBy())
                .bind("withNames", pack.withNames())
                .bind("recipients", pack.recipients())
                .bind("askedBy", pack.askedBy())
                .bind("askedAt", pack.askedAt())
                .bind("state", pack.state().word())
                .execute();
    }

    static Optional<Pack> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM delivery_pack WHERE id = ?", id)
                .map((row, context) -> pack(row))
                .findOne();
    }

    /** The packs of a petition, the newest first. */
    static List<Pack> of(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM delivery_pack WHERE petition = ? ORDER BY asked_at DESC, id", petition)
                .map((row, context) -> pack(row))
                .list();
    }

    /** A second person approved it. */
    static void approve(Handle handle, UUID id) {
        handle.execute("UPDATE delivery_pack SET state = 'waiting' WHERE id = ? AND state = 'asked'", id);
    }

    /** Removes those that nobody approved in time. */
    static void removeAsked(Handle handle, Instant before) {
        handle.execute("DELETE FROM delivery_pack WHERE state = 'asked' AND asked_at < ?", before);
    }

    static void remove(Handle handle, UUID id) {
        handle.execute("DELETE FROM delivery_pack WHERE id = ?", id);
    }

    /** Takes the next one to make, or one whose maker fell silent; files of an attempt before it go. */
    static Optional<Pack> claim(Handle handle, Instant now) {
        var claimed = handle.createQuery("""
                        UPDATE delivery_pack SET state = 'making', beat = :now, done = 0, total = 0
                         WHERE id = (SELECT id FROM delivery_pack
                                      WHERE state = 'waiting' OR (state = 'making' AND beat < :silent)
                                      ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .bind("now", now)
                .bind("silent", now.minus(SILENT))
                .map((row, context) -> pack(row))
                .findOne();
        claimed.ifPresent(pack -> handle.execute("DELETE FROM delivery_file WHERE pack = ?", pack.id()));
        return claimed;
    }

    static void total(Handle handle, UUID id, int total, Instant now) {
        handle.execute("UPDATE delivery_pack SET total = ?, beat = ? WHERE id = ?", total, now, id);
    }

    static void add(Handle handle, UUID id, int number, String name, boolean personal, byte[] content, Instant now) {
        handle.createUpdate("""
                        INSERT INTO delivery_file (pack, number, name, personal, content)
                        VALUES (:pack, :number, :name, :personal, :content)
                        """)
                .bind("pack", id)
                .bind("number", number)
                .bind("name", name)
                .bind("personal", personal)
                .bind("content", content)
                .execute();
        handle.execute("UPDATE delivery_pack SET done = done + 1, beat = ? WHERE id = ?", now, id);
    }

    static void ready(Handle handle, UUID id, Pack.Made made) {
        handle.createUpdate("""
                        UPDATE delivery_pack
                           SET state = 'ready', made_at = :at, signatures = :signatures, named = :named, manifest = :manifest
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("at", made.at())
                .bind("signatures", made.signatures())
                .bind("named", made.named())
                .bind("manifest", made.manifest())
                .execute();
    }

    static void failed(Handle handle, UUID id) {
        handle.execute("UPDATE delivery_pack SET state = 'failed' WHERE id = ?", id);
        handle.execute("DELETE FROM delivery_file WHERE pack = ?", id);
    }

    /** The files in the order of the pack. */
    static List<Pack.File> files(Handle handle, UUID id) {
        return handle.select(
                        "SELECT name, personal, length(content) AS bytes FROM delivery_file WHERE pack = ? ORDER BY number",
                        id)
                .map((row, context) ->
                        new Pack.File(row.getString("name"), row.getBoolean("personal"), row.getLong("bytes")))
                .list();
    }

    static Optional<byte[]> content(Handle handle, UUID id, String name) {
        return handle.select("SELECT content FROM delivery_file WHERE pack = ? AND name = ?", id, name)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Removes the files with names of packs that were made before a moment. */
    static void removeNames(Handle handle, Instant before) {
        handle.execute("""
                DELETE FROM delivery_file f USING delivery_pack p WHERE p.id = f.pack AND f.personal AND p.made_at < ?
                """, before);
    }

    /** Removes every file with names of a petition, and what is not made yet. */
    static void removeNamesOf(Handle handle, UUID petition) {
        handle.execute("DELETE FROM delivery_pack WHERE petition = ? AND state <> 'ready'", petition);
        handle.execute(
                "DELETE FROM delivery_file f USING delivery_pack p WHERE p.id = f.pack AND f.personal AND p.petition = ?",
                petition);
    }

    static long personalFiles(Handle handle, UUID petition) {
        return handle.select(
                        "SELECT count(*) FROM delivery_file f JOIN delivery_pack p ON p.id = f.pack WHERE f.personal AND p.petition = ?",
                        petition)
                .mapTo(Long.class)
                .one();
    }

    private static Pack pack(ResultSet row) throws SQLException {
        var made = row.getTimestamp("made_at");
        return new Pack(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                row.getInt("target"),
                row.getString("language"),
                row.getString("letter"),
                row.getString("signed_by"),
                row.getBoolean("with_names"),
                row.getString("recipients"),
                Column.uuid(row, "asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                Pack.State.of(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                made == null
                        ? Optional.empty()
                        : Optional.of(new Pack.Made(
                                made.toInstant(),
                                row.getLong("signatures"),
                                row.getLong("named"),
                                row.getBytes("manifest"))));
    }
}
