package org.undersigned.foundation.switches;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** All SQL about what is stopped and about the banner. */
final class SwitchStore {

    private SwitchStore() {}

    static Map<Stop, Instant> stopped(Handle handle) {
        var stopped = new EnumMap<Stop, Instant>(Stop.class);
        handle.select("SELECT what, at FROM site_stop")
                .map((row, context) ->
                        Map.entry(row.getString("what"), row.getTimestamp("at").toInstant()))
                .forEach(row -> Stop.of(row.getKey()).ifPresent(what -> stopped.put(what, row.getValue())));
        return stopped;
    }

    static boolean stop(Handle handle, Stop what, Instant now) {
        return handle.execute("INSERT INTO site_stop (what, at) VALUES (?, ?) ON CONFLICT DO NOTHING", what.word(), now)
                == 1;
    }

    static boolean go(Handle handle, Stop what) {
        return handle.execute("DELETE FROM site_stop WHERE what = ?", what.word()) == 1;
    }

    static Map<String, String> banner(Handle handle) {
        var banner = new LinkedHashMap<String, String>();
        handle.select("SELECT language, text FROM site_banner ORDER BY language <> 'en', language")
                .map((row, context) -> Map.entry(row.getString("language"), row.getString("text")))
                .forEach(row -> banner.put(row.getKey(), row.getValue()));
        return banner;
    }

    static void replace(Handle handle, Map<String, String> banner) {
        handle.execute("DELETE FROM site_banner");
        banner.forEach((language, text) -> {
            if (!text.isEmpty())
                handle.execute("INSERT INTO site_banner (language, text) VALUES (?, ?)", language, text);
        });
    }
}
