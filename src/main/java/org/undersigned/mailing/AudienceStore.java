package org.undersigned.mailing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * SQL about whom a mailing goes to. Of an organisation's own supporters those whose permission lives, whose row this installation can open,
 * and whose address is not one to be left alone, each once; of a petition's list those who confirmed and want to hear of it.
 */
final class AudienceStore {

    private static final String SEGMENT = """
             AND (CAST(:languages AS text[]) IS NULL OR s.language = ANY (CAST(:languages AS text[])))
             AND (CAST(:countries AS text[]) IS NULL OR s.country = ANY (CAST(:countries AS text[])))
             AND (CAST(:regions AS text[]) IS NULL OR s.region = ANY (CAST(:regions AS text[])))
             AND (CAST(:sources AS text[]) IS NULL OR string_to_array(s.source, ':') && CAST(:sources AS text[]))
             AND (CAST(:signed AS uuid) IS NULL OR s.petition = CAST(:signed AS uuid))
            """;

    private static final String SUPPORTERS = """
            SELECT DISTINCT ON (r.supporter_ref) r.supporter_ref AS person, s.id AS signature, s.language, s.country, s.region
              FROM organisation o
              JOIN grant_state g ON g.organisation = o.id AND g.live
              JOIN signature s ON s.id = g.signature AND s.state = 'confirmed'
              JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'organisation-' || o.slug AND r.supporter_ref IS NOT NULL
              JOIN recipient_key k ON k.key_id = r.key_id AND k.wrapped_private IS NOT NULL
             WHERE o.id = :organisation
               AND NOT EXISTS (SELECT 1 FROM suppression n WHERE n.organisation = o.id AND n.ref = r.supporter_ref)
               AND (CAST(:unsigned AS uuid) IS NULL
                    OR NOT EXISTS (SELECT 1 FROM sealed_row x JOIN signature y ON y.id = x.signature
                                    WHERE x.recipient = r.recipient AND x.supporter_ref = r.supporter_ref
                                      AND y.petition = CAST(:unsigned AS uuid)))
            """ + SEGMENT + " ORDER BY r.supporter_ref, s.day DESC, s.id";

    private static final String UPDATES = """
            SELECT uuid_send(s.id) AS person, s.id AS signature, s.language, s.country, s.region
              FROM signature s
             WHERE s.petition = :petition AND s.state = 'confirmed' AND s.wants_updates
            """ + SEGMENT;

    private AudienceStore() {}

    /** How many people read in a language and live in a place. */
    record Place(String language, String country, String region, long people) {}

    /** Everybody of a segment, by language and place. */
    static List<Place> places(Handle handle, UUID organisation, Optional<UUID> petition, Segment segment) {
        var query = handle.createQuery("SELECT language, country, region, count(*) AS people FROM (" + people(petition)
                + ") AS p GROUP BY language, country, region");
        bind(query, organisation, petition, segment);
        return query.map((row, context) -> new Place(
                        row.getString("language"),
                        row.getString("country"),
                        row.getString("region"),
                        row.getLong("people")))
                .list();
    }

    /** What of a column there is in an audience, the most frequent first. */
    static List<String> values(Handle handle, String column, UUID organisation, Optional<UUID> petition, int most) {
        var from = petition.isPresent()
                ? "FROM signature s WHERE s.petition = :petition AND s.state = 'confirmed' AND s.wants_updates"
                : "FROM grant_state g JOIN signature s ON s.id = g.signature AND s.state = 'confirmed' WHERE g.organisation = :organisation AND g.live";
        // As somebody writes it in a segment: a code, and the partner beside it.
        var value = column.equals("source") ? "unnest(string_to_array(s.source, ':'))" : "s." + column;
        var query = handle.createQuery("SELECT " + value + " " + from + " AND s." + column + " IS NOT NULL GROUP BY 1"
                        + " HAVING count(*) >= :few ORDER BY count(*) DESC, 1 LIMIT :most")
                .bind("few", org.undersigned.statistics.Groups.FEWEST)
                .bind("most", most);
        petition.ifPresentOrElse(id -> query.bind("petition", id), () -> query.bind("organisation", organisation));
        return query.mapTo(String.class).list();
    }

    /** The query of the people of a segment: a row for each. */
    static String people(Optional<UUID> petition) {
        return petition.isPresent() ? UPDATES : SUPPORTERS;
    }

    /** Fills in what {@link #people} asks for. */
    static void bind(SqlStatement<?> statement, UUID organisation, Optional<UUID> petition, Segment segment) {
        statement
                .bind("languages", array(segment.languages()))
                .bind("countries", array(segment.countries()))
                .bind("regions", array(segment.regions()))
                .bind("sources", array(segment.sources()))
                .bind("signed", segment.signed().orElse(null));
        petition.ifPresentOrElse(
                id -> statement.bind("petition", id),
                () -> statement
                        .bind("organisation", organisation)
                        .bind("unsigned", segment.unsigned().orElse(null)));
    }

    /** As text: a driver's own arrays would need the connection. None of the values has a comma, quote or brace in it. */
    private static String array(List<String> values) {
        return values.isEmpty() ? null : "{" + String.join(",", values) + "}";
    }
}
