package org.undersigned.embed;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about the sites that may show a form. */
final class OriginStore {

    private OriginStore() {}

    /** Those that owners listed, by organisation, in the order of the alphabet. */
    static Map<UUID, List<String>> all(Handle handle) {
        return handle.select("SELECT organisation, origin FROM embed_origin ORDER BY origin")
                .map((row, context) -> Map.entry(Column.uuid(row, "organisation"), row.getString("origin")))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Keeps those of an organisation in place of the ones that were there. */
    static void put(Handle handle, UUID organisation, List<String> origins) {
        handle.execute("DELETE FROM embed_origin WHERE organisation = ?", organisation);
        var batch =
                handle.prepareBatch("INSERT INTO embed_origin (organisation, origin) VALUES (:organisation, :origin)");
        for (var origin : origins)
            batch.bind("organisation", organisation).bind("origin", origin).add();
        if (!origins.isEmpty()) batch.execute();
    }
}
