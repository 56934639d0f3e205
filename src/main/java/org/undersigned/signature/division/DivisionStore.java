package org.undersigned.signature.division;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.supporter.Sealing;

/** SQL about what people said about the division of new supporters, and whose turn it is. */
public final class DivisionStore {

    private DivisionStore() {}

    /** Keeps a wording; does nothing if it is kept already. */
    public static void keep(Handle handle, DivisionNotice notice) {
        handle.createUpdate("""
                        INSERT INTO division_notice (id, campaign, language, version, text, sha256, receivers, cap)
                        SELECT :id, :campaign, :language, coalesce(max(version), 0) + 1, :text, :sha256, :receivers, :cap
                          FROM division_notice WHERE campaign = :campaign AND language = :language
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", notice.id())
                .bind("campaign", notice.campaign())
                .bind("language", notice.language())
                .bind("text", notice.text())
                .bind("sha256", notice.sha256())
                .bindArray("receivers", UUID.class, notice.receivers())
                .bind("cap", notice.cap())
                .execute();
    }

    /** Appends a step, in the caller's transaction. The exact time goes under the seal. */
    public static void append(
            Handle handle,
            Sealing sealing,
            UUID petition,
            UUID signature,
            UUID notice,
            DivisionEvent.Kind kind,
            Instant at) {
        var id = RandomBytes.id();
        var sealed = sealing.sealTime(petition, signature, id, at.toString());
        handle.createUpdate("""
                        INSERT INTO division_event (id, signature, number, kind, notice, key_id, nonce, sealed_at)
                        SELECT :id, :signature, coalesce(max(number), 0) + 1, :kind, :notice, :keyId, :nonce, :sealed
                          FROM division_event WHERE signature = :signature
                        """)
                .bind("id", id)
                .bind("signature", signature)
                .bind("kind", kind.word())
                .bind("notice", notice)
                .bind("keyId", sealing.timeKeyId())
                .bind("nonce", sealed.nonce())
                .bind("sealed", sealed.ciphertext())
                .execute();
    }

    /** The last step of each of these signatures that has any. */
    public static Map<UUID, DivisionEvent> last(Handle handle, Collection<UUID> signatures) {
        var last = new HashMap<UUID, DivisionEvent>();
        if (signatures.isEmpty()) return last;
        handle.createQuery("""
                        SELECT DISTINCT ON (signature) signature, number, kind, notice FROM division_event
                         WHERE signature = ANY (:signatures) ORDER BY signature, number DESC
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> new DivisionEvent(
                        Column.uuid(row, "signature"),
                        row.getInt("number"),
                        DivisionEvent.Kind.of(row.getString("kind")),
                        Column.uuid(row, "notice")))
                .forEach(one -> last.put(one.signature(), one));
        return last;
    }

    /** The last step of a signature; nothing if its person never ticked the box. */
    public static Optional<DivisionEvent> last(Handle handle, UUID signature) {
        return Optional.ofNullable(last(handle, List.of(signature)).get(signature));
    }

    /** Every step of a signature, for its person only. */
    public static List<DivisionEvent.Told> told(Handle handle, Sealing sealing, UUID petition, UUID signature) {
        return handle.select("""
                        SELECT e.*, n.text, n.language, n.version, n.sha256
                          FROM division_event e JOIN division_notice n ON n.id = e.notice
                         WHERE e.signature = ? ORDER BY e.number
                        """, signature)
                .map((row, context) -> new DivisionEvent.Told(
                        DivisionEvent.Kind.of(row.getString("kind")),
                        sealing.openTime(
                                        petition,
                                        signature,
                                        Column.uuid(row, "id"),
                                        row.getString("key_id"),
                                        new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed_at")))
                                .orElse(null),
                        new DivisionEvent.Wording(
                                row.getString("text"),
                                row.getString("language"),
                                row.getInt("version"),
                                row.getBytes("sha256"))))
                .list();
    }

    /** Petitions in which somebody waits for the rule. */
    static List<UUID> dividing(Handle handle) {
        return handle.select("SELECT DISTINCT petition FROM division_turn")
                .mapTo(UUID.class)
                .list();
    }

    /** Signatures of some of those who wait in a petition. They are random, so the order is nobody's. */
    static List<UUID> turns(Handle handle, UUID petition, int most) {
        return handle.select(
                        "SELECT signature FROM division_turn WHERE petition = ? ORDER BY signature LIMIT ?",
                        petition,
                        most)
                .mapTo(UUID.class)
                .list();
    }

    /** Takes a signature's turn, which the caller has locked; false if it has none any more. */
    public static boolean takeTurn(Handle handle, UUID signature) {
        return handle.execute("DELETE FROM division_turn WHERE signature = ?", signature) == 1;
    }

    /** What a person agreed to last. */
    public static Optional<DivisionEvent.Agreed> agreed(Handle handle, UUID signature) {
        return handle.select("""
                        SELECT n.id, n.text, n.language, n.receivers, n.cap FROM division_event e JOIN division_notice n ON n.id = e.notice
                         WHERE e.signature = ? AND e.kind = 'agreed' ORDER BY e.number DESC LIMIT 1
                        """, signature)
                .map((row, context) -> new DivisionEvent.Agreed(
                        Column.uuid(row, "id"),
                        row.getString("text"),
                        row.getString("language"),
                        receivers(row),
                        row.getInt("cap")))
                .findFirst();
    }

    /** What came of these signatures; no entry for those that never asked, or still wait. */
    public static Map<UUID, DivisionEvent.Outcome> outcomes(Handle handle, Collection<UUID> signatures) {
        var outcomes = new HashMap<UUID, DivisionEvent.Outcome>();
        if (signatures.isEmpty()) return outcomes;
        handle.createQuery("""
                        SELECT d.signature, d.kind, o.name
                          FROM division_event d
                          LEFT JOIN consent_event e ON e.signature = d.signature AND e.number = 1 AND e.kind = 'given' AND d.kind = 'given'
                          LEFT JOIN organisation o ON o.id = e.organisation
                         WHERE d.signature = ANY (:signatures) AND d.kind IN ('given', 'nobody')
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> Map.entry(
                        Column.uuid(row, "signature"),
                        new DivisionEvent.Outcome(
                                DivisionEvent.Kind.of(row.getString("kind")),
                                row.getString("name") == null
                                        ? Optional.empty()
                                        : Optional.of(Column.translated(row, "name")))))
                .forEach(one -> outcomes.put(one.getKey(), one.getValue()));
        return outcomes;
    }

    private static List<UUID> receivers(ResultSet row) throws SQLException {
        return List.of((UUID[]) row.getArray("receivers").getArray());
    }
}
