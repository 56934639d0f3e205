package org.undersigned.petition;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Illustration;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.html.Translated;

/** All SQL about petitions. */
public final class PetitionStore {

    private static final TypeReference<List<Integer>> GOALS = new TypeReference<>() {};
    private static final TypeReference<List<Petition.Field>> FIELDS = new TypeReference<>() {};

    private static final TypeReference<ShareWords> SHARE = new TypeReference<>() {};

    private static final TypeReference<List<Ladder.Rule>> LADDER = new TypeReference<>() {};

    private PetitionStore() {}

    static List<Petition> all(Handle handle, Campaigns.Content content) {
        record Row(
                UUID id,
                LocalDate opens,
                LocalDate closes,
                List<Integer> goals,
                List<Petition.Field> fields,
                boolean specialCategory,
                String profile,
                Optional<Illustration> picture,
                ShareWords share,
                List<Ladder.Rule> ladder,
                boolean acceptedOnPaper,
                LocalDate retired,
                long onPaper) {}
        var rows = handle.select(
                        "SELECT p.*, coalesce(n.number, 0) AS on_paper FROM petition p LEFT JOIN paper_number n ON n.petition = p.id")
                .map((row, context) -> new Row(
                        Column.uuid(row, "id"),
                        row.getObject("opens", LocalDate.class),
                        row.getObject("closes", LocalDate.class),
                        Column.json(row, "goals", GOALS),
                        Column.json(row, "fields", FIELDS),
                        row.getBoolean("special_category"),
                        row.getString("profile"),
                        CampaignWriting.picture(row),
                        Column.json(row, "share", SHARE),
                        Column.json(row, "ladder", LADDER),
                        row.getBoolean("accepted_on_paper"),
                        row.getObject("retired_on", LocalDate.class),
                        row.getLong("on_paper")))
                .collect(toMap(Row::id, row -> row));
        var versions = versions(handle);
        var events = events(handle);
        var result = new ArrayList<Petition>();
        for (var campaign : content.campaigns())
            for (var action : campaign.petitions()) {
                var row = rows.get(action.id());
                if (row == null) continue;
                result.add(new Petition(
                        row.id,
                        campaign,
                        action,
                        row.opens,
                        Optional.ofNullable(row.closes),
                        row.goals,
                        row.fields,
                        row.specialCategory,
                        row.profile,
                        row.picture,
                        row.share,
                        new Ladder(row.ladder),
                        versions.get(row.id),
                        events.getOrDefault(row.id, List.of()),
                        row.acceptedOnPaper,
                        Optional.ofNullable(row.retired),
                        row.onPaper));
            }
        return List.copyOf(result);
    }

    /** Every petition's key, still wrapped; one that is retired has none. */
    static Map<UUID, byte[]> wrappedKeys(Handle handle) {
        return handle.select("SELECT id, wrapped_key FROM petition WHERE wrapped_key IS NOT NULL")
                .map((row, context) -> Map.entry(Column.uuid(row, "id"), row.getBytes("wrapped_key")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Puts {@code after} in the place of {@code before}; answers how often that stood there. What lay there stays in the files until the
     * tables with keys are written anew.
     */
    static int wrapAgain(Handle handle, UUID id, byte[] before, byte[] after) {
        return handle.execute(
                "UPDATE petition SET wrapped_key = ? WHERE id = ? AND wrapped_key = ?", after, id, before);
    }

    static Map<UUID, String> logOrigins(Handle handle) {
        return handle.select("SELECT id, log_origin FROM petition WHERE log_origin IS NOT NULL")
                .map((row, context) -> Map.entry(Column.uuid(row, "id"), row.getString("log_origin")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Names the logs that have no name; answers how many those were. */
    static int nameLogs(Handle handle, String host) {
        return handle.execute("UPDATE petition SET log_origin = ? || '/log/' || id WHERE log_origin IS NULL", host);
    }

    private static Map<UUID, List<Petition.Version>> versions(Handle handle) {
        return handle.select("SELECT * FROM petition_version ORDER BY number")
                .map((row, context) -> Map.entry(
                        Column.uuid(row, "petition"),
                        new Petition.Version(
                                row.getInt("number"),
                                row.getObject("dated", LocalDate.class),
                                Column.translated(row, "title"),
                                Column.translated(row, "ask"),
                                Column.translated(row, "body"),
                                row.getBytes("sha256"))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Map<UUID, List<Petition.Event>> events(Handle handle) {
        return handle.select("SELECT * FROM petition_event ORDER BY dated, number")
                .map((row, context) -> Map.entry(
                        Column.uuid(row, "petition"),
                        new Petition.Event(
                                row.getObject("dated", LocalDate.class),
                                row.getString("kind"),
                                (Integer) row.getObject("goal"),
                                note(row))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Translated.Line note(ResultSet row) throws SQLException {
        var text = row.getString("note");
        return text == null ? null : new Translated.Line(text, row.getString("note_language"));
    }

    /** Notes once that a goal was reached, for the timeline. */
    public static void goalReached(Handle handle, UUID petition, int goal, LocalDate today) {
        event(handle, petition, "goal", goal, today);
    }

    static void event(Handle handle, UUID petition, String kind, Integer goal, LocalDate today) {
        handle.createUpdate("""
                        INSERT INTO petition_event (petition, number, dated, kind, goal)
                        SELECT :petition, coalesce(max(number), 0) + 1, :dated, :kind, :goal FROM petition_event WHERE petition = :petition
                        ON CONFLICT (petition, kind, goal) WHERE kind IN ('opened', 'goal') DO NOTHING
                        """)
                .bind("petition", petition)
                .bind("dated", today)
                .bind("kind", kind)
                .bind("goal", goal)
                .execute();
    }
}
