package org.undersigned.sharing.board;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about the page of those who brought others. */
final class SharerStore {

    private SharerStore() {}

    /** Somebody who asked to be on it, and whose signature counts. */
    record Row(UUID signature, UUID petition, int brought, boolean hidden) {}

    /** Petitions that have the page. */
    static Set<UUID> switchedOn(Handle handle) {
        return new HashSet<>(handle.select("SELECT petition FROM sharers_page")
                .mapTo(UUID.class)
                .list());
    }

    /** Switches it; answers whether that changed anything. */
    static boolean switchTo(Handle handle, UUID petition, boolean on) {
        var sql = on
                ? "INSERT INTO sharers_page (petition) VALUES (?) ON CONFLICT DO NOTHING"
                : "DELETE FROM sharers_page WHERE petition = ?";
        return handle.execute(sql, petition) > 0;
    }

    static void add(Handle handle, UUID signature) {
        handle.execute("INSERT INTO sharer (signature) VALUES (?) ON CONFLICT DO NOTHING", signature);
    }

    /** Takes somebody off. That staff hid them stays noted: they would be back under the same name otherwise. */
    static void remove(Handle handle, UUID signature) {
        handle.execute("DELETE FROM sharer WHERE signature = ? AND NOT hidden", signature);
    }

    /** Answers whether they were among them. */
    static boolean forget(Handle handle, UUID signature) {
        return handle.execute("DELETE FROM sharer WHERE signature = ?", signature) > 0;
    }

    /** Of each petition some of those whom its page shows, who brought most first. */
    static List<Row> foremost(Handle handle, int most) {
        return handle.select("""
                        SELECT * FROM (SELECT h.signature, s.petition, h.brought, h.hidden,
                                              row_number() OVER (PARTITION BY s.petition ORDER BY h.brought DESC, h.signature) AS place
                                         FROM sharer h JOIN signature s ON s.id = h.signature JOIN sharers_page p ON p.petition = s.petition
                                        WHERE s.state = 'confirmed' AND NOT h.hidden AND h.brought > 0) AS one
                         WHERE place <= ? ORDER BY brought DESC, signature
                        """, most).map((row, context) -> row(row)).list();
    }

    static Optional<Row> of(Handle handle, UUID signature) {
        return handle.select("""
                        SELECT h.signature, s.petition, h.brought, h.hidden FROM sharer h JOIN signature s ON s.id = h.signature
                         WHERE h.signature = ?
                        """, signature).map((row, context) -> row(row)).findOne();
    }

    /** All of the petitions that have the page, those who brought most first; equal ones stay in one order. */
    static List<Row> all(Handle handle) {
        return handle.select("""
                        SELECT h.signature, s.petition, h.brought, h.hidden
                          FROM sharer h JOIN signature s ON s.id = h.signature JOIN sharers_page p ON p.petition = s.petition
                         WHERE s.state = 'confirmed' ORDER BY h.brought DESC, h.signature
                        """).map((row, context) -> row(row)).list();
    }

    /** How many count who came by each of these sources; a source with none is not in it. */
    static Map<String, Integer> counts(Handle handle, UUID petition, Collection<String> sources) {
        return handle.createQuery("""
                        SELECT source, count(*) AS number FROM signature
                         WHERE source LIKE 'friend-%' AND petition = :petition AND source = ANY (:sources) AND state = 'confirmed'
                         GROUP BY source
                        """)
                .bind("petition", petition)
                .bindArray("sources", String.class, sources)
                .map((row, context) -> Map.entry(row.getString("source"), row.getInt("number")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void brought(Handle handle, UUID signature, int number) {
        handle.execute("UPDATE sharer SET brought = ? WHERE signature = ?", number, signature);
    }

    /** Hides somebody of this petition, or shows them again; answers whether that changed anything. */
    static boolean hide(Handle handle, UUID petition, UUID signature, boolean hidden) {
        return handle.createUpdate("""
                        UPDATE sharer h SET hidden = :hidden FROM signature s
                         WHERE s.id = h.signature AND s.petition = :petition AND h.signature = :signature AND h.hidden <> :hidden
                        """)
                        .bind("hidden", hidden)
                        .bind("petition", petition)
                        .bind("signature", signature)
                        .execute()
                > 0;
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                Column.uuid(row, "signature"),
                Column.uuid(row, "petition"),
                row.getInt("brought"),
                row.getBoolean("hidden"));
    }
}
