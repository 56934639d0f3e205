package org.undersigned.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Messages;

/** What a new version of the program says by itself, or says no more, is not kept. */
@QuarkusTest
class DroppedTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Inject
    Translations translations;

    @AfterEach
    void nothing_stays() {
        db.useTransaction(handle -> {
            handle.execute("DELETE FROM translation");
            handle.execute("DELETE FROM translation_suggestion");
            Publication.changed(handle);
        });
    }

    @Test
    void a_start_drops_what_the_files_say_and_what_they_ask_for_no_more() {
        db.useTransaction(handle -> {
            accepted(handle, "layout.about", Messages.file("es").get("layout.about"));
            accepted(handle, "layout.noSuchText", "Ya no está");
            accepted(handle, "layout.skip", "Saltar");
            for (var key : List.of("layout.about", "layout.noSuchText")) handle.execute("""
                        INSERT INTO translation_suggestion (id, language, key, words, english, at)
                        VALUES (gen_random_uuid(), 'es', ?, 'Otra cosa', 'Something', now())
                        """, key);
        });
        published.refresh();
        var before = published.version();
        translations.start(new StartupEvent());
        assertEquals(List.of("layout.skip"), keys("translation"));
        assertEquals(List.of("layout.about"), keys("translation_suggestion"));
        // Other processes look again only if they are told.
        published.refresh();
        assertNotEquals(before, published.version());
    }

    private static void accepted(Handle handle, String key, String words) {
        handle.execute(
                "INSERT INTO translation (language, key, words, english, at) VALUES ('es', ?, ?, ?, now())",
                key,
                words,
                Messages.file("en").getOrDefault(key, ""));
    }

    private List<String> keys(String table) {
        return db.read(handle -> handle.select("SELECT key FROM " + table + " ORDER BY key")
                .mapTo(String.class)
                .list());
    }
}
