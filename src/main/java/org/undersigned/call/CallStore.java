package org.undersigned.call;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;

/** All SQL about what calls say of themselves. */
public final class CallStore {

    private static final TypeReference<List<Call.Office>> OFFICES = new TypeReference<>() {};
    private static final String SELECT = "SELECT a.slug, a.title, c.* FROM call_action c JOIN action a USING (id)";

    private CallStore() {}

    /** Every call, drafts included, by the id of its action. */
    static Map<UUID, Call> all(Handle handle) {
        return handle.select(SELECT)
                .map((row, context) -> Map.entry(Column.uuid(row, "id"), call(row)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One of them. */
    public static Call stored(Handle handle, UUID action) {
        return handle.select(SELECT + " WHERE a.id = ?", action)
                .map((row, context) -> call(row))
                .one();
    }

    /** Writes what a call says, in place of what is there; slug and title are its action's. */
    public static void save(Handle handle, UUID action, Call call) {
        handle.createUpdate("""
                        INSERT INTO call_action (id, about, script, expect, opens, closes, offices)
                        VALUES (:id, CAST(:about AS json), CAST(:script AS json), CAST(:expect AS json), CAST(:opens AS date),
                                CAST(:closes AS date), CAST(:offices AS json))
                        ON CONFLICT (id) DO UPDATE SET
                               about = excluded.about, script = excluded.script, expect = excluded.expect, opens = excluded.opens,
                               closes = excluded.closes, offices = excluded.offices
                        """)
                .bind("id", action)
                .bind("about", Db.toJson(call.text()))
                .bind("script", Db.toJson(call.script()))
                .bind("expect", call.expect().map(Db::toJson).orElse(null))
                .bind("opens", call.opens().orElse(null))
                .bind("closes", call.closes().orElse(null))
                .bind("offices", Db.toJson(call.offices()))
                .execute();
    }

    /** Closes calls whose last day is before {@code today}, and answers how many those are. */
    static int close(Handle handle, LocalDate today) {
        return handle.execute("""
                UPDATE action a SET state = 'closed' FROM call_action c WHERE c.id = a.id AND a.state = 'open' AND c.closes < ?
                """, today);
    }

    private static Call call(ResultSet row) throws SQLException {
        Optional<Translated> expect =
                row.getString("expect") == null ? Optional.empty() : Optional.of(Column.translated(row, "expect"));
        return new Call(
                row.getString("slug"),
                Column.translated(row, "title"),
                Column.translated(row, "about"),
                Column.translated(row, "script"),
                expect,
                Optional.ofNullable(row.getObject("opens", LocalDate.class)),
                Optional.ofNullable(row.getObject("closes", LocalDate.class)),
                Column.json(row, "offices", OFFICES));
    }
}
