package org.undersigned.delivery.handover;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about deliveries. */
final class DeliveryStore {

    private static final String ALL = """
            SELECT id, petition, target, handed_on, way, place, by_whom, language, signatures, manifest IS NOT NULL AS proven,
                   acknowledged_on, photo_text, response, responded_on, response_text, response_url,
                   coalesce((SELECT json_agg(json_build_array(corrected_on, reason, response, responded_on, response_text, response_url)
                                             ORDER BY id DESC)
                               FROM delivery_correction WHERE delivery = d.id), '[]') AS corrections,
                   coalesce((SELECT json_agg(json_build_array(corrected_on, reason, target::text, handed_on, way, place, by_whom)
                                             ORDER BY id DESC)
                               FROM delivery_hand_over_correction WHERE delivery = d.id), '[]') AS hand_over_corrections
              FROM delivery d
            """;

    private static final TypeReference<List<List<String>>> CORRECTIONS = new TypeReference<>() {};

    private DeliveryStore() {}

    /** Adds one, with the manifest of the pack that was handed over if there is one. */
    static void insert(Handle handle, Delivery delivery, Optional<UUID> pack, byte[] linkHash) {
        handle.createUpdate("""
                        INSERT INTO delivery (id, petition, target, handed_on, way, place, by_whom, language, signatures, manifest, link_hash)
                        VALUES (:id, :petition, :target, :handedOn, :way, :place, :byWhom, :language, :signatures,
                                (SELECT manifest FROM delivery_pack WHERE id = CAST(:pack AS uuid)), :link)
                        """)
                .bind("id", delivery.id())
                .bind("petition", delivery.petition())
                .bind("target", delivery.target())
                .bind("handedOn", delivery.handedOn())
                .bind("way", delivery.way().word())
                .bind("place", delivery.place())
                .bind("byWhom", delivery.byWhom())
                .bind("language", delivery.language())
                .bind("signatures", delivery.signatures())
                .bind("pack", pack.orElse(null))
                .bind("link", linkHash)
                .execute();
    }

    /** Every delivery, the first of a petition first. */
    static List<Delivery> all(Handle handle) {
        return handle.select(ALL + " ORDER BY handed_on, id")
                .map((row, context) -> delivery(row))
                .list();
    }

    /** Those of a petition, the first first. */
    static List<Delivery> of(Handle handle, UUID petition) {
        return handle.select(ALL + " WHERE petition = ? ORDER BY handed_on, id", petition)
                .map((row, context) -> delivery(row))
                .list();
    }

    static Optional<Delivery> find(Handle handle, UUID id) {
        return handle.select(ALL + " WHERE id = ?", id)
                .map((row, context) -> delivery(row))
                .findOne();
    }

    /** One that nobody else changes until the transaction ends. */
    static Delivery held(Handle handle, UUID id) {
        return handle.select(ALL + " WHERE id = ? FOR UPDATE OF d", id)
                .map((row, context) -> delivery(row))
                .one();
    }

    /** The delivery of a petition that was answered last. */
    static Optional<Delivery> lastResponded(Handle handle, UUID petition) {
        return handle.select(
                        ALL + " WHERE petition = ? AND response IS NOT NULL ORDER BY responded_at DESC LIMIT 1",
                        petition)
                .map((row, context) -> delivery(row))
                .findOne();
    }

    static Optional<Delivery> behind(Handle handle, byte[] linkHash) {
        return handle.select(ALL + " WHERE link_hash = ?", linkHash)
                .map((row, context) -> delivery(row))
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

    private static Optional<byte[]> bytes(Handle handle, String column, UUID id) {
        return handle.select("SELECT " + column + " FROM delivery WHERE id = ? AND " + column + " IS NOT NULL", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** False if it was answered before. */
    static boolean respond(Handle handle, UUID id, Delivery.Response response, Instant now) {
        return write(handle, " AND response IS NULL", id, response, now);
    }

    private static boolean write(Handle handle, String where, UUID id, Delivery.Response response, Instant now) {
        return handle.createUpdate("""
                        UPDATE delivery SET response = :kind, responded_at = :at, responded_on = :on, response_text = :text, response_url = :url
                         WHERE id = :id""" + where)
                        .bind("id", id)
                        .bind("kind", response.kind().word())
                        .bind("on", response.on())
                        .bind("at", now)
                        .bind("text", response.text())
                        .bind("url", response.url().orElse(null))
                        .execute()
                == 1;
    }

    /** Puts an answer in the place of the one of before, which is kept; there has to be one. */
    static void correct(
            Handle handle, UUID id, Delivery.Response response, String reason, LocalDate today, Instant now) {
        handle.createUpdate("""
                        INSERT INTO delivery_correction (delivery, corrected_on, reason, response, responded_on, response_text, response_url)
                        SELECT id, :today, :reason, response, responded_on, response_text, response_url FROM delivery
                         WHERE id = :id AND response IS NOT NULL FOR UPDATE
                        """)
                .bind("id", id)
                .bind("today", today)
                .bind("reason", reason)
                .execute();
        write(handle, "", id, response, now);
    }

    /** Puts a hand-over in the place of the one of before, which is kept. The link for the office of another target says nothing any more. */
    static void correct(Handle handle, UUID id, Delivery.HandOver to, String reason, LocalDate today) {
        handle.createUpdate("""
                        INSERT INTO delivery_hand_over_correction (delivery, corrected_on, reason, target, handed_on, way, place, by_whom)
                        SELECT id, :today, :reason, target, handed_on, way, place, by_whom FROM delivery WHERE id = :id
                        """)
                .bind("id", id)
                .bind("today", today)
                .bind("reason", reason)
                .execute();
        handle.createUpdate("""
                        UPDATE delivery SET target = :target, handed_on = :on, way = :way, place = :place, by_whom = :byWhom,
                               link_hash = CASE WHEN target = :target THEN link_hash END
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("target", to.target())
                .bind("on", to.on())
                .bind("way", to.way().word())
                .bind("place", to.place())
                .bind("byWhom", to.byWhom())
                .execute();
    }

    private static Delivery.HandOverCorrection handOverCorrection(List<String> entry) {
        return new Delivery.HandOverCorrection(
                LocalDate.parse(entry.get(0)),
                entry.get(1),
                new Delivery.HandOver(
                        Integer.parseInt(entry.get(2)),
                        LocalDate.parse(entry.get(3)),
                        Delivery.Way.of(entry.get(4)).orElseThrow(),
                        entry.get(5),
                        entry.get(6)));
    }

    private static Delivery.Correction correction(List<String> entry) {
        return new Delivery.Correction(
                LocalDate.parse(entry.get(0)),
                entry.get(1),
                new Delivery.Response(
                        Delivery.Kind.of(entry.get(2)).orElseThrow(),
                        LocalDate.parse(entry.get(3)),
                        entry.get(4),
                        Optional.ofNullable(entry.get(5))));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var kind =
                Delivery.Kind.of(Optional.ofNullable(row.getString("response")).orElse(""));
        return new Delivery(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                row.getInt("target"),
                row.getObject("handed_on", LocalDate.class),
                Delivery.Way.of(row.getString("way")).orElseThrow(),
                row.getString("place"),
                row.getString("by_whom"),
                row.getString("language"),
                row.getLong("signatures"),
                row.getBoolean("proven"),
                Optional.ofNullable(row.getObject("acknowledged_on", LocalDate.class)),
                Optional.ofNullable(row.getString("photo_text")),
                kind.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Delivery.Response(
                                kind.get(),
                                row.getObject("responded_on", LocalDate.class),
                                row.getString("response_text"),
                                Optional.ofNullable(row.getString("response_url")))),
                Column.json(row, "corrections", CORRECTIONS).stream()
                        .map(DeliveryStore::correction)
                        .toList(),
                Column.json(row, "hand_over_corrections", CORRECTIONS).stream()
                        .map(DeliveryStore::handOverCorrection)
                        .toList());
    }
}
