package org.undersigned.translation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about translations of the interface. */
final class TranslationStore {

    private TranslationStore() {}

    static List<Accepted> accepted(Handle handle) {
        return handle.select("SELECT language, key, words, english FROM translation ORDER BY language, key")
                .map((row, context) -> new Accepted(
                        row.getString("language"),
                        row.getString("key"),
                        row.getString("words"),
                        row.getString("english")))
                .list();
    }

    /** What waits in a language, the oldest of each text first. */
    static List<Suggested> suggested(Handle handle, String language) {
        return handle.select("""
                        SELECT s.id, s.language, s.key, s.words, s.english, s.person, coalesce(p.operator, false) AS operator
                          FROM translation_suggestion s LEFT JOIN staff_person p ON p.id = s.person
                         WHERE s.language = ? ORDER BY s.key, s.at, s.id
                        """, language)
                .map((row, context) -> new Suggested(
                        Column.uuid(row, "id"),
                        row.getString("language"),
                        row.getString("key"),
                        row.getString("words"),
                        row.getString("english"),
                        Optional.ofNullable(Column.uuid(row, "person")),
                        row.getBoolean("operator")))
                .list();
    }

    /** How many texts of each language have something that waits. */
    static Map<String, Long> waiting(Handle handle) {
        var waiting = new LinkedHashMap<String, Long>();
        handle.select("SELECT language, count(DISTINCT key) AS texts FROM translation_suggestion GROUP BY language")
                .map((row, context) -> Map.entry(row.getString("language"), row.getLong("texts")))
                .forEach(row -> waiting.put(row.getKey(), row.getValue()));
        return waiting;
    }

    /** Languages that somebody began, by tag. */
    static List<String> begun(Handle handle) {
        return handle.select("SELECT tag FROM translation_language ORDER BY tag")
                .mapTo(String.class)
                .list();
    }

    /** False if it was begun before. */
    static boolean begin(Handle handle, String tag, LocalDate today) {
        return handle.execute(
                        "INSERT INTO translation_language (tag, begun) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        tag,
                        today)
                == 1;
    }

    /** Keeps a suggestion, in the place of what the same person proposed before. */
    static void suggest(Handle handle, Suggested one, Instant now) {
        handle.createUpdate("""
                        INSERT INTO translation_suggestion (id, language, key, words, english, person, at)
                        VALUES (:id, :language, :key, :words, :english, :person, :at)
                        ON CONFLICT (language, key, person) DO UPDATE
                           SET words = excluded.words, english = excluded.english, at = excluded.at
                        """)
                .bind("id", one.id())
                .bind("language", one.language())
                .bind("key", one.key())
                .bind("words", one.words())
                .bind("english", one.english())
                .bind("person", one.person().orElseThrow())
                .bind("at", now)
                .execute();
    }

    /** Takes a suggestion away. False if somebody else has decided about it meanwhile, or its person changed its words. */
    static boolean remove(Handle handle, UUID id, String words) {
        return handle.execute("DELETE FROM translation_suggestion WHERE id = ? AND words = ?", id, words) == 1;
    }

    /** Puts words in the place of those that were accepted before, and takes away suggestions of the same. */
    static void accept(Handle handle, Accepted one, Instant now) {
        handle.createUpdate("""
                        INSERT INTO translation (language, key, words, english, at) VALUES (:language, :key, :words, :english, :at)
                        ON CONFLICT (language, key) DO UPDATE
                           SET words = excluded.words, english = excluded.english, at = excluded.at
                        """)
                .bind("language", one.language())
                .bind("key", one.key())
                .bind("words", one.words())
                .bind("english", one.english())
                .bind("at", now)
                .execute();
        handle.execute(
                "DELETE FROM translation_suggestion WHERE language = ? AND key = ? AND words = ?",
                one.language(),
                one.key(),
                one.words());
    }

    /** Forgets suggestions for other keys than these. */
    static void keepOnly(Handle handle, Collection<String> keys) {
        handle.execute("DELETE FROM translation_suggestion WHERE NOT key = ANY (?::text[])", (Object)
                keys.toArray(String[]::new));
    }

    /** Goes back to what the files say; false if nothing was accepted. */
    static boolean drop(Handle handle, String language, String key) {
        return handle.execute("DELETE FROM translation WHERE language = ? AND key = ?", language, key) == 1;
    }

    /** Forgets that these languages were begun: they have files. */
    static void forgetBegun(Handle handle, Collection<String> tags) {
        handle.execute(
                "DELETE FROM translation_language WHERE tag = ANY (?::text[])", (Object) tags.toArray(String[]::new));
    }
}
