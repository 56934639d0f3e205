package org.undersigned.delivery.handover;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.foundation.db.Column;

/** Reads deliveries as {@link DeliveryStore} asks for them. */
final class DeliveryRows {

    private static final TypeReference<List<List<String>>> CORRECTIONS = new TypeReference<>() {};

    private DeliveryRows() {}

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                handOver(row),
                Optional.ofNullable(row.getObject("acknowledged_on", LocalDate.class)),
                Optional.ofNullable(row.getString("photo_text")),
                response(row),
                Column.json(row, "corrections", CORRECTIONS).stream()
                        .map(DeliveryRows::correction)
                        .toList(),
                Column.json(row, "hand_over_corrections", CORRECTIONS).stream()
                        .map(DeliveryRows::handOverCorrection)
                        .toList());
    }

    private static Delivery.HandOver handOver(ResultSet row) throws SQLException {
        var pack = Column.uuid(row, "pack");
        return new Delivery.HandOver(
                row.getInt("target"),
                row.getObject("handed_on", LocalDate.class),
                Delivery.Way.of(row.getString("way")).orElseThrow(),
                row.getString("place"),
                row.getString("by_whom"),
                row.getString("language"),
                row.getLong("signatures"),
                pack == null
                        ? Optional.empty()
                        : Optional.of(pack(
                                pack,
                                row.getInt("pack_target"),
                                row.getTimestamp("pack_made").toInstant(),
                                row.getLong("pack_signatures"))));
    }

    /** A pack as one row tells of it. */
    static ReadyPack pack(UUID id, int target, Instant made, long signatures) {
        return new ReadyPack(id.toString(), target, made, signatures);
    }

    private static Optional<Delivery.Response> response(ResultSet row) throws SQLException {
        var kind =
                Delivery.Kind.of(Optional.ofNullable(row.getString("response")).orElse(""));
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Delivery.Response(
                        kind.get(),
                        row.getObject("responded_on", LocalDate.class),
                        row.getString("response_text"),
                        Optional.ofNullable(row.getString("response_url"))));
    }

    private static Delivery.HandOverCorrection handOverCorrection(List<String> entry) {
        var pack = Optional.ofNullable(entry.get(10))
                .map(id -> pack(
                        UUID.fromString(id),
                        Integer.parseInt(entry.get(11)),
                        OffsetDateTime.parse(entry.get(12)).toInstant(),
                        Long.parseLong(entry.get(13))));
        return new Delivery.HandOverCorrection(
                LocalDate.parse(entry.get(0)),
                entry.get(1),
                entry.get(2),
                new Delivery.HandOver(
                        Integer.parseInt(entry.get(3)),
                        LocalDate.parse(entry.get(4)),
                        Delivery.Way.of(entry.get(5)).orElseThrow(),
                        entry.get(6),
                        entry.get(7),
                        entry.get(8),
                        Long.parseLong(entry.get(9)),
                        pack),
                "kept".equals(entry.get(14)));
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
}
