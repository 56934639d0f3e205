package org.undersigned.letter;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.html.Translated;
import org.undersigned.letter.representative.Area;
import org.undersigned.letter.representative.Representative;

/** Reads letter actions and their targets. Writing is {@link LetterWriting}. */
final class LetterStore {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<LetterAction.Suggestion>> SUGGESTIONS = new TypeReference<>() {};

    private LetterStore() {}

    /** A letter without the action and the campaign that it belongs to. */
    record Row(
            UUID action,
            Translated text,
            List<LetterAction.Suggestion> suggestions,
            LetterAction.Rule rule,
            LetterAction.Source source,
            Optional<LocalDate> opens,
            Optional<LocalDate> closes,
            int hourly,
            boolean test,
            String testAddress,
            List<LetterTarget> targets) {}

    static List<Row> all(Handle handle) {
        var targets = new HashMap<UUID, List<LetterTarget>>();
        handle.select("""
                        SELECT t.*, m.refused FROM letter_target t LEFT JOIN letter_mailbox m ON m.email = lower(t.email)
                         ORDER BY t.former, t.position, t.id
                        """)
                .map((row, context) -> Map.entry(Column.uuid(row, "action"), target(row)))
                .forEach(one -> targets.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return handle.select("SELECT * FROM letter ORDER BY action")
                .map((row, context) -> {
                    var action = Column.uuid(row, "action");
                    return new Row(
                            action,
                            Column.translated(row, "text"),
                            Column.json(row, "suggestions", SUGGESTIONS),
                            LetterAction.Rule.of(row.getString("rule")).orElseThrow(),
                            LetterAction.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                            Optional.ofNullable(row.getObject("opens", LocalDate.class)),
                            Optional.ofNullable(row.getObject("closes", LocalDate.class)),
                            row.getInt("hourly"),
                            row.getBoolean("test"),
                            row.getString("test_address"),
                            targets.getOrDefault(action, List.of()));
                })
                .list();
    }

    /** Them with their actions, in the order of campaigns and of actions in them. */
    static List<LetterAction> letters(List<Row> rows, List<Campaign> campaigns) {
        var byAction = new HashMap<UUID, Row>();
        rows.forEach(row -> byAction.put(row.action(), row));
        return campaigns.stream()
                .flatMap(campaign -> campaign.actions().stream()
                        .filter(action -> byAction.containsKey(action.id()))
                        .map(action -> letter(byAction.get(action.id()), campaign, action)))
                .toList();
    }

    static LetterAction letter(Row row, Campaign campaign, Action action) {
        return new LetterAction(
                campaign,
                action,
                row.text(),
                row.suggestions(),
                row.rule(),
                row.source(),
                row.opens(),
                row.closes(),
                row.hourly(),
                row.test(),
                row.testAddress(),
                row.targets());
    }

    /** One as the database has it at this moment; callers have locked it. */
    static Optional<LetterAction> find(Handle handle, Campaigns.Content content, UUID action) {
        return letters(
                        all(handle).stream()
                                .filter(row -> row.action().equals(action))
                                .toList(),
                        content.campaigns())
                .stream()
                .findFirst();
    }

    private static LetterTarget target(ResultSet row) throws SQLException {
        var area = row.getString("area");
        var answer = row.getString("answer");
        var text = row.getString("answer_text");
        return new LetterTarget(
                Column.uuid(row, "id"),
                new Representative(
                        row.getString("district"),
                        Column.translated(row, "name"),
                        Column.translated(row, "office"),
                        Column.translated(row, "institution"),
                        row.getString("email"),
                        row.getString("country"),
                        row.getString("region"),
                        Column.json(row, "postcodes", STRINGS),
                        Optional.ofNullable(area).map(Area::parse)),
                row.getBoolean("former"),
                Optional.ofNullable(row.getObject("refused", LocalDate.class)),
                answer == null
                        ? Optional.empty()
                        : Optional.of(new LetterTarget.Answer(
                                LetterTarget.Pledge.of(answer).orElseThrow(),
                                row.getObject("answered", LocalDate.class),
                                text == null ? Optional.empty() : Optional.of(Column.translated(row, "answer_text")),
                                Column.optionalUri(row, "answer_url"))));
    }

    /** Whether every other petition of the same campaign is retired. */
    static boolean isLast(Handle handle, UUID petition) {
        return handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM action a JOIN action o ON o.campaign = a.campaign AND o.id <> a.id
                                             JOIN petition p ON p.id = o.id AND p.retired_on IS NULL
                                            WHERE a.id = :petition)
                        """)
                .bind("petition", petition)
                .mapTo(Boolean.class)
                .one();
    }
}
