package org.undersigned.delivery.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.foundation.db.Column;

/** All SQL about deliveries. */
final class DeliveryStore {

    private static final String ALL = """
            SELECT id, petition, target, handed_on, way, place, by_whom, language, signatures, pack, pack_target, pack_made, pack_signatures,
                   acknowledged_on, photo_text, response, responded_on, response_text, response_url,
                   coalesce((SELECT json_agg(json_build_array(corrected_on, reason, response, responded_on, response_text, response_url)
                                             ORDER BY id DESC)
                               FROM delivery_correction WHERE delivery = d.id), '[]') AS corrections,
                   coalesce((SELECT json_agg(json_build_array(corrected_on, reason, reason_language, target::text, handed_on, way, place,
                                                              by_whom, language, signatures::text, pack, pack_target::text, pack_made,
                                                              pack_signatures::text, CASE WHEN manifest IS NOT NULL THEN 'kept' END)
                                             ORDER BY id DESC)
                               FROM delivery_hand_over_correction WHERE delivery = d.id), '[]') AS hand_over_corrections
              FROM delivery d
            """;

    private DeliveryStore() {}

    /** Adds one, with the manifest of the pack that was handed over if there is one. */
    static void insert(Handle handle, Delivery delivery, byte[] linkHash) {
        var update = handle.createUpdate("""
                        INSERT INTO delivery (id, petition, target, handed_on, way, place, by_whom, language, signatures,
                                              pack, pack_target, pack_made, pack_signatures, manifest, link_hash)
                        VALUES (:id, :petition, :target, :handedOn, :way, :place, :byWhom, :language, :signatures,
                                CAST(:pack AS uuid), CAST(:packTarget AS int), CAST(:packMade AS timestamptz), CAST(:packSignatures AS bigint),
                                (SELECT manifest FROM delivery_pack WHERE id = CAST(:pack AS uuid)), :link)
                        """)
                .bind("id", delivery.id())
                .bind("petition", delivery.petition())
                .bind("link", linkHash);
        bind(update, delivery.handOver()).execute();
    }

    private static Update bind(Update update, Delivery.HandOver handOver) {
        var pack = handOver.pack();
        return update.bind("target", handOver.target())
                .bind("handedOn", handOver.on())
                .bind("way", handOver.way().word())
                .bind("place", handOver.place())
                .bind("byWhom", handOver.byWhom())
                .bind("language", handOver.language())
                .bind("signatures", handOver.signatures())
                .bind("pack", pack.map(ReadyPack::id).orElse(null))
                .bind("packTarget", pack.map(ReadyPack::target).orElse(null))
                .bind("packMade", pack.map(ReadyPack::made).orElse(null))
                .bind("packSignatures", pack.map(ReadyPack::signatures).orElse(null));
    }

    /** A pack of a petition that can be handed over, which nobody removes until the transaction ends. */
    static Optional<ReadyPack> pack(Handle handle, UUID petition, UUID id) {
        return handle.select("""
                        SELECT id, target, made_at, signatures FROM delivery_pack
                         WHERE id = ? AND petition = ? AND made_at IS NOT NULL FOR SHARE
                        """, id, petition)
                .map((row, context) -> DeliveryRows.pack(
                        Column.uuid(row, "id"),
                        row.getInt("target"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getLong("signatures")))
                .findOne();
    }

    /** Every delivery, the first of a petition first. */
    static List<Delivery> all(Handle handle) {
        return handle.select(ALL + " ORDER BY handed_on, id")
                .map((row, context) -> DeliveryRows.delivery(row))
                .list();
    }

    /** Those of a petition, the first first. */
    static List<Delivery> of(Handle handle, UUID petition) {
        return handle.select(ALL + " WHERE petition = ? ORDER BY handed_on, id", petition)
                .map((row, context) -> DeliveryRows.delivery(row))
                .list();
    }

    static Optional<Delivery> find(Handle handle, UUID id) {
        return handle.select(ALL + " WHERE id = ?", id)
                .map((row, context) -> DeliveryRows.delivery(row))
                .findOne();
    }

    /** One that nobody else changes until the transaction ends. */
    static Delivery held(Handle handle, UUID id) {
        // First the lock: a statement that waits for it reads the row anew, and its corrections as they were before it
        // waited.
        handle.select("SELECT 1 FROM delivery WHERE id = ? FOR UPDATE", id)
                .mapTo(Integer.class)
                .one();
        return find(handle, id).orElseThrow();
    }

    /** The delivery of a petition that was answered last. */
    static Optional<Delivery> lastResponded(Handle handle, UUID petition) {
        return handle.select(
                        ALL + " WHERE petition = ? AND response IS NOT NULL ORDER BY responded_at DESC LIMIT 1",
                        petition)
                .map((row, context) -> DeliveryRows.delivery(row))
                .findOne();
    }

    static Optional<Delivery> behind(Handle handle, byte[] linkHash) {
        return handle.select(ALL + " WHERE link_hash = ?", linkHash)
                .map((row, context) -> DeliveryRows.delivery(row))
                .findOne();
    }

    /** A new link takes the place of the one before. */
    static void link(Handle handle, UUID id, byte[] hash) {
        handle.execute("UPDATE delivery SET link_hash = ? WHERE id = ?", hash, id);
    }

    /** False if it was acknowledged before, or was corrected to another target meanwhile, whose office has not said so. */
    static boolean acknowledge(Handle handle, Delivery delivery, LocalDate today) {
        return handle.execute(
                        "UPDATE delivery SET acknowledged_on = ? WHERE id = ? AND target = ? AND acknowledged_on IS NULL",
                        today,
                        delivery.id(),
                        delivery.target())
                == 1;
    }

    static void photo(Handle handle, UUID id, byte[] photo, String text) {
        handle.execute("UPDATE delivery SET photo = CAST(? AS bytea), photo_text = ? WHERE id = ?", photo, text, id);
    }

    static Optional<byte[]> photo(Handle handle, UUID id) {
        return bytes(handle, "photo", id);
    }

    static Optional<byte[]> manifest(Handle handle, UUID id) {
        return bytes(handle, "manifest", id);
    }

    /** The manifest of a pack that stood there before a correction. */
    static Optional<byte[]> manifest(Handle handle, UUID id, UUID pack) {
        return handle.select("""
                        SELECT manifest FROM delivery_hand_over_correction
                         WHERE delivery = ? AND pack = ? AND manifest IS NOT NULL ORDER BY id DESC LIMIT 1
                        """, id, pack).mapTo(byte[].class).findOne();
    }

    private static Optional<byte[]> bytes(Handle handle, String column, UUID id) {
        return handle.select("SELECT " + column + " FROM delivery WHERE id = ? AND " + column + " IS NOT NULL", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Records an answer, in the place of the one of before if there is one. */
    static void respond(Handle handle, UUID id, Delivery.Response response, Instant now) {
        handle.createUpdate("""
                        UPDATE delivery SET response = :kind, responded_at = :at, responded_on = :on, response_text = :text, response_url = :url
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("kind", response.kind().word())
                .bind("on", response.on())
                .bind("at", now)
                .bind("text", response.text())
                .bind("url", response.url().orElse(null))
                .execute();
    }

    /** Puts an answer in the place of the one of before, which is kept; there has to be one. */
    static void correct(
            Handle handle, UUID id, Delivery.Response response, String reason, LocalDate today, Instant now) {
        handle.createUpdate("""
                        INSERT INTO delivery_correction (delivery, corrected_on, reason, response, responded_on, response_text, response_url)
                        SELECT id, :today, :reason, response, responded_on, response_text, response_url FROM delivery
                         WHERE id = :id AND response IS NOT NULL
                        """)
                .bind("id", id)
                .bind("today", today)
                .bind("reason", reason)
                .execute();
        respond(handle, id, response, now);
    }

    /** Puts a hand-over in the place of the one of before, which is kept. The link for the office of another target says nothing any more. */
    static void correct(Handle handle, UUID id, Delivery.HandOver to, String reason, LocalDate today) {
        handle.createUpdate("""
                        INSERT INTO delivery_hand_over_correction
                            (delivery, corrected_on, reason, reason_language, target, handed_on, way, place, by_whom, language, signatures,
                             pack, pack_target, pack_made, pack_signatures, manifest)
                        SELECT id, :today, :reason, :language, target, handed_on, way, place, by_whom, language, signatures,
                               pack, pack_target, pack_made, pack_signatures,
                               CASE WHEN pack IS DISTINCT FROM CAST(:pack AS uuid) THEN manifest END
                          FROM delivery WHERE id = :id
                        """)
                .bind("id", id)
                .bind("today", today)
                .bind("reason", reason)
                .bind("language", to.language())
                .bind("pack", to.pack().map(ReadyPack::id).orElse(null))
                .execute();
        var update = handle.createUpdate("""
                        UPDATE delivery SET target = :target, handed_on = :handedOn, way = :way, place = :place, by_whom = :byWhom,
                               language = :language, signatures = :signatures, pack = CAST(:pack AS uuid),
                               pack_target = CAST(:packTarget AS int), pack_made = CAST(:packMade AS timestamptz),
                               pack_signatures = CAST(:packSignatures AS bigint),
                               manifest = CASE WHEN pack IS NOT DISTINCT FROM CAST(:pack AS uuid) THEN manifest
                                               ELSE (SELECT manifest FROM delivery_pack WHERE id = CAST(:pack AS uuid)) END,
                               link_hash = CASE WHEN target = :target THEN link_hash END
                         WHERE id = :id
                        """);
        bind(update.bind("id", id), to).execute();
    }
}
