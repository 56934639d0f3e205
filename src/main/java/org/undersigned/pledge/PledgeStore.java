package org.undersigned.pledge;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;

/** All SQL about what promises and events say of themselves. */
public final class PledgeStore {

    private static final String SELECT = """
            SELECT a.slug, a.title, o.slug AS host, p.*,
                   (SELECT coalesce(sum(people), 0) FROM pledge g WHERE g.action = p.id AND g.state = 'confirmed') AS people
              FROM pledge_action p JOIN action a USING (id) JOIN organisation o ON o.id = p.organisation
            """;

    private PledgeStore() {}

    /** Every one of them, drafts included, by the id of its action. */
    static Map<UUID, Held> all(Handle handle) {
        return handle.select(SELECT).map((row, context) -> held(row)).collect(toMap(Held::id, held -> held));
    }

    /** What one of them says. */
    public static Pledge stored(Handle handle, UUID action) {
        return held(handle, action).pledge();
    }

    static Held held(Handle handle, UUID action) {
        return handle.select(SELECT + " WHERE a.id = ?", action)
                .map((row, context) -> held(row))
                .one();
    }

    /** Holds the row until the transaction ends, so that nobody takes the last place twice. */
    static Held lock(Handle handle, UUID action) {
        handle.select("SELECT id FROM pledge_action WHERE id = ? FOR UPDATE", action)
                .mapTo(UUID.class)
                .one();
        return held(handle, action);
    }

    /** Writes what it says, in place of what is there. A change of when and where is counted, for those who come to be told. */
    public static void save(Handle handle, UUID action, Pledge pledge, Instant now) {
        refuseAnotherKind(handle, action, pledge);
        remindAgain(handle, action, pledge, now);
        var event = pledge.event();
        handle.createUpdate("""
                        INSERT INTO pledge_action AS p (id, kind, about, organisation, place, address, online, starts, ends, zone, starts_at, ends_at,
                               capacity, changed)
                        SELECT :id, :kind, CAST(:about AS json), o.id, CAST(:place AS json), :address, :online,
                               CAST(:starts AS timestamp), CAST(:ends AS timestamp), :zone, CAST(:startsAt AS timestamptz),
                               CAST(:endsAt AS timestamptz), CAST(:capacity AS int), :now
                          FROM organisation o WHERE o.slug = :organisation
                        ON CONFLICT (id) DO UPDATE SET
                               about = excluded.about,
                               -- people were told who sees their names
                               organisation = CASE WHEN EXISTS (SELECT 1 FROM pledge g WHERE g.action = p.id)
                                                   THEN p.organisation ELSE excluded.organisation END,
                               place = excluded.place, address = excluded.address, online = excluded.online,
                               starts = excluded.starts, ends = excluded.ends, zone = excluded.zone,
                               starts_at = excluded.starts_at, ends_at = excluded.ends_at, capacity = excluded.capacity,
                               changed = excluded.changed,
                               cancelled = CASE excluded.kind WHEN 'event' THEN p.cancelled END,
                               sequence = p.sequence + CAST(p.cancelled IS NULL AND
                                   (CAST(p.place AS jsonb)::text, p.address, p.online, p.starts, p.ends, p.zone) IS DISTINCT FROM
                                   (CAST(excluded.place AS jsonb)::text, excluded.address, excluded.online, excluded.starts, excluded.ends,
                                    excluded.zone) AS int)
                        """)
                .bind("id", action)
                .bind("kind", pledge.word())
                .bind("about", Db.toJson(pledge.text()))
                .bind("organisation", pledge.organisation())
                .bind(
                        "place",
                        event.flatMap(Pledge.Event::place).map(Db::toJson).orElse(null))
                .bind("address", event.flatMap(Pledge.Event::address).orElse(null))
                .bind(
                        "online",
                        event.flatMap(Pledge.Event::online).map(URI::toString).orElse(null))
                .bind("starts", event.map(Pledge.Event::starts).orElse(null))
                .bind("ends", event.map(Pledge.Event::ends).orElse(null))
                .bind("zone", event.map(one -> one.zone().getId()).orElse(null))
                .bind("startsAt", event.map(one -> one.begins().toInstant()).orElse(null))
                .bind("endsAt", event.map(one -> one.finishes().toInstant()).orElse(null))
                .bind("capacity", event.flatMap(Pledge.Event::capacity).orElse(null))
                .bind("now", now)
                .execute();
    }

    /** Nobody who promised under one rule about their name finds it under another. */
    private static void refuseAnotherKind(Handle handle, UUID action, Pledge pledge) {
        var kind = handle.select("SELECT kind FROM pledge_action WHERE id = ?", action)
                .mapTo(String.class)
                .findOne();
        if (kind.filter(before -> !before.equals(pledge.word())).isPresent())
            throw new IllegalStateException(
                    "a promise does not become an event, nor an event a promise: give it another slug");
    }

    /** Who was reminded of a day that is not the day any more is reminded of the new one. */
    private static void remindAgain(Handle handle, UUID action, Pledge pledge, Instant now) {
        pledge.event()
                .map(event -> event.begins().toInstant())
                .filter(begins -> begins.isAfter(now.plus(Duration.ofDays(1))))
                .ifPresent(begins -> handle.execute("""
                        UPDATE pledge g SET reminded = false
                          FROM pledge_action p WHERE p.id = ? AND g.action = p.id AND g.reminded AND p.starts_at <> ?
                        """, action, begins));
    }

    /** Whether anybody promised or comes, confirmed or not. */
    static boolean hasPeople(Handle handle, UUID action) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM pledge WHERE action = :action)")
                .bind("action", action)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether everything about its people was deleted: it takes nobody any more. */
    static boolean isErased(Handle handle, UUID action) {
        return handle.createQuery("SELECT erased IS NOT NULL FROM pledge_action WHERE id = :action")
                .bind("action", action)
                .mapTo(Boolean.class)
                .one();
    }

    /** An event does not take place. */
    static void cancel(Handle handle, UUID action, LocalDate today, Instant now) {
        handle.execute(
                "UPDATE pledge_action SET cancelled = ?, changed = ?, sequence = sequence + 1 WHERE id = ? AND kind = 'event' AND cancelled IS NULL",
                today,
                now,
                action);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                Column.uuid(row, "id"),
                new Pledge(
                        row.getString("slug"),
                        Column.translated(row, "title"),
                        Column.translated(row, "about"),
                        row.getString("host"),
                        event(row)),
                row.getInt("sequence"),
                row.getTimestamp("changed").toInstant(),
                Optional.ofNullable(row.getObject("cancelled", LocalDate.class)),
                row.getLong("people"));
    }

    private static Optional<Pledge.Event> event(ResultSet row) throws SQLException {
        if (!row.getString("kind").equals("event")) return Optional.empty();
        Optional<Translated> place =
                row.getString("place") == null ? Optional.empty() : Optional.of(Column.translated(row, "place"));
        return Optional.of(new Pledge.Event(
                place,
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("online")).map(URI::create),
                row.getObject("starts", LocalDateTime.class),
                row.getObject("ends", LocalDateTime.class),
                ZoneId.of(row.getString("zone")),
                Optional.ofNullable(row.getObject("capacity", Integer.class))));
    }
}
