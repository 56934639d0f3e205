package org.undersigned.delivery.pack;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.statistics.Groups;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;

/** SQL about the signatures that a pack tells of: those that are in the log and were not taken back. */
final class RollStore {

    private RollStore() {}

    /** From now on this transaction sees one moment. */
    static void oneMoment(Handle handle) {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    /** How many of them each country has, the largest first. */
    static List<Groups.Group> byCountry(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT s.country, count(*) AS number FROM signature s JOIN log_leaf l ON l.signature = s.id
                         WHERE s.petition = ? AND s.state = 'confirmed' GROUP BY s.country ORDER BY number DESC, s.country
                        """, petition)
                .map((row, context) -> new Groups.Group(row.getString("country"), row.getLong("number")))
                .list();
    }

    /** How many of them each region has, the largest first; those of whom no postcode tells it are in the one without a name. */
    static List<Groups.Group> byRegion(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT coalesce(s.region, '') AS region, count(*) AS number
                          FROM signature s JOIN log_leaf l ON l.signature = s.id
                         WHERE s.petition = ? AND s.state = 'confirmed' GROUP BY 1 ORDER BY number DESC, region
                        """, petition)
                .map((row, context) -> new Groups.Group(row.getString("region"), row.getLong("number")))
                .list();
    }

    /** The sealed name of each of them who agreed to be named, with their country, as they stream from the database. */
    static void eachNamed(Handle handle, UUID petition, BiConsumer<String, SealedRow> what) {
        record Named(String country, SealedRow row) {}
        handle.select("""
                        SELECT s.country, r.* FROM signature s JOIN log_leaf l ON l.signature = s.id
                          JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'publication'
                         WHERE s.petition = ? AND s.state = 'confirmed' AND s.is_public
                        """, petition)
                .setFetchSize(500)
                .map((row, context) -> new Named(row.getString("country"), SealedRowStore.row(row)))
                .forEach(named -> what.accept(named.country, named.row));
    }
}
